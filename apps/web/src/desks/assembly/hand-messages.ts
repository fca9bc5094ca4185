import { defineMessages } from '../../frame';

/** Words of papers put together by hand or imported whole. */
export const handMessages = defineMessages({
  zh: {
    title: '手工组卷', 'title.of': '手工组卷 · {title}', sub: '逐题选用，右侧即时核对方案的每一项要求；封存前不显示试题内容', open: '手工组卷', back: '返回方案', import: '整卷导入', template: '下载模板', seal: '组卷并封存', name: '名称', count: '份数', 'count.hint': '固定卷：各份题目相同、次序相同，选项次序各份不同', reason: '事由',
    cancel: '取消', needed: '请填写', forms: '卷型', form: '{letter} 卷', 'form.add': '增加一套卷', 'form.remove': '删除 {letter} 卷', section: '{title}（{chosen} / {count}）', chosen: '已选', 'chosen.none': '还没有选题', candidates: '可选试题', under: '评价点代码', 'under.hint': '如 A-B', importance: '重要程度', any: '不限',
    serial: '编号', element: '评价点', difficulty: '难度', flags: '备注', add: '选用', remove: '移除', up: '上移', down: '下移', 'add.of': '选用 {serial}', 'remove.of': '移除 {serial}', 'up.of': '上移 {serial}', 'down.of': '下移 {serial}', enemy: '与 {serial} 相克', earlier: '往次用过', stimulus: '材料题', checks: '与方案核对',
    'checks.ok': '全部符合，可以封存', 'checks.broken': '还有 {count} 项不符', 'checks.value': '现为 {value}', unusable: '{count} 道题不能用于这份试卷', 'seal.what': '将封存 {count} 份（{forms} 套卷型）；封存后任何人看不到内容。', problems: '导入时有 {count} 处未能识别', place: '第 {row} 行 {column}', lost: '选题还没有封存，离开将丢失。', fill: '按方案补齐', 'fill.what': '已选的题保留，其余由系统按方案补齐',
  },
  en: {
    title: 'Paper by hand', 'title.of': 'By hand · {title}', sub: 'Choose item by item; every demand of the blueprint is checked as you go. No item is shown in clear here', open: 'By hand', back: 'Back to the blueprint', import: 'Import a whole paper', template: 'Get the template', seal: 'Make and seal', name: 'Name', count: 'Papers', 'count.hint': 'Fixed: the same questions in the same order, options in an order of their own', reason: 'Reason',
    cancel: 'Cancel', needed: 'Needed', forms: 'Forms', form: 'Form {letter}', 'form.add': 'Add a form', 'form.remove': 'Remove form {letter}', section: '{title} ({chosen} of {count})', chosen: 'Chosen', 'chosen.none': 'Nothing chosen yet', candidates: 'Items to choose', under: 'Element code', 'under.hint': 'such as A-B', importance: 'Importance', any: 'Any',
    serial: 'No.', element: 'Element', difficulty: 'Difficulty', flags: 'Notes', add: 'Add', remove: 'Remove', up: 'Up', down: 'Down', 'add.of': 'Add {serial}', 'remove.of': 'Remove {serial}', 'up.of': 'Move {serial} up', 'down.of': 'Move {serial} down', enemy: 'Enemy of {serial}', earlier: 'Used earlier', stimulus: 'Stimulus', checks: 'Against the blueprint',
    'checks.ok': 'Everything holds; it can be sealed', 'checks.broken': '{count} demands do not hold yet', 'checks.value': 'now {value}', unusable: '{count} items cannot stand in this paper', 'seal.what': '{count} papers of {forms} forms will be sealed; nobody sees their content then.', problems: '{count} rows were not understood', place: 'Row {row} {column}', lost: 'The choice is not sealed yet; leaving loses it.', fill: 'Fill up', 'fill.what': 'What is chosen stays; the rest is chosen to meet the blueprint',
  },
});
