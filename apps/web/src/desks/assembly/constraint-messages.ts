import { defineMessages } from '../../frame';

/** Words of constraints, conflicts, fixed forms and reports on papers. */
export const constraintMessages = defineMessages({
  zh: {
    constraints: '更多约束', 'constraints.hint': '不填即不限制。题库里设定的相克题总是不同卷。', 'constraints.count': '{count} 项', none: '无',
    rangeTolerance: '每个范围允许偏差（题）', 'rangeTolerance.hint': '按比重应得的题数，可以多或少这么多题', importance: 'X/Y/Z 比例（%）', from: '从', to: '到', min: '最少', max: '最多',
    bands: '难度分布', 'bands.add': '增加难度段', 'bands.remove': '删除难度段 {no}', 'band.from': '难度从', 'band.to': '难度到', 'share.min': '最少 %', 'share.max': '最多 %',
    time: '预计用时', 'time.on': '限制预计用时', 'time.seconds': '{type}每题秒数', 'time.min': '最少分钟', 'time.max': '最多分钟', items: '试题', mustHave: '必选题', mustNot: '禁选题',
    'items.search': '输入评价点代码查找，如 A-B', 'item.label': '{code} {type} 难度 {difficulty} · {id}', enemies: '相克题组（每组至多一题）', 'enemies.add': '增加一组', 'enemies.remove': '删除第 {no} 组', 'enemies.no': '第 {no} 组',
    overlap: '重复与曝光', maxOverlap: '两份试卷相同题不超过', earlierSets: '回看最近几套已启封试卷', earlierMax: '其中用过的题不超过', ceiling: '一道题最多出现在 % 的试卷', lifetime: '累计出现多少份后停用',
    stimuli: '材料题组整组使用', information: '信息量目标', 'information.add': '增加一个能力点', 'information.remove': '删除能力点 {no}', 'information.ability': '能力值', 'information.target': '信息量', 'information.tolerance': '允许偏差 %',
    'conflict.smallest': '相互冲突的约束（去掉或放宽其中任何一项即可）', 'conflict.alone': '无法满足的约束', 'conflict.unproven': '题库较大，限定时间内只缩小到这里', 'conflict.mend': '补充以下试题即可组卷', 'conflict.noMend': '补充试题也无济于事：约束本身互相矛盾，请放宽其中一项。',
    'mend.type': '题型', 'mend.range': '鉴定范围', 'mend.importance': '重要程度', 'mend.difficulty': '难度', 'mend.count': '需补', any: '不限',
    'draw.kind': '方式', 'draw.each': '每人一份不同的试卷', 'draw.forms': '平行固定卷（A/B/…）', 'draw.formCount': '固定卷套数', 'draw.formsWhat': '求解出 {forms} 套难度与内容相当的试卷，封存 {count} 份（依次轮用各套，题目与选项各自乱序）。求解可能需要一分钟。',
    'kind.forms': '平行固定卷', 'kind.drawn': '每人一卷', form: '套别', coverage: '双向细目表', 'coverage.what': '{papers} 份试卷与组卷方案对照', wanted: '应有', lowest: '最少', mean: '平均', highest: '最多', range: '鉴定范围', weight: '比重',
    minutes: '预计用时 {lowest}–{highest} 分钟', 'information.row': '能力 {ability} 处信息量 {lowest}–{highest}（目标 {target}）', 'importance.row': '{letter} 平均 {mean} 题', overlaps: '试卷之间的重复', 'overlaps.what': '两两相同题数：平均 {mean}，最多 {max}（{pairs} 对）',
    'overlaps.of': '{a} 与 {b} 相同 {count} 题', paper: '第 {no} 份', 'form.no': '{letter} 卷', exposure: '试题曝光', 'exposure.sub': '已启封试卷中每道题出现的次数；封存中的试卷不计', 'exposure.set': '题目使用次数', 'exposure.unused': '{count} 道题没有用到',
    'exposure.times': '出现份数', 'exposure.items': '试题数', 'exposure.choose': '评价要素细目表', 'exposure.sum': '{sets} 套 {papers} 份试卷，题库 {items} 题，{never} 题从未出现', 'exposure.none': '还没有启封过的试卷', 'exposure.noneHint': '试卷启封后，这里显示每道题出现过多少次。',
    'exposure.share': '曝光率', element: '评价点', type: '题型', papers: '份数', sets: '套数', download: '下载报告（.xlsx）', 'chart.alt': '{title}：{text}', percent: '{from}–{to}%', 'report.older': '这套试卷组成时还没有统计重复与曝光。',
  },
  en: {
    constraints: 'More constraints', 'constraints.hint': 'What is left empty is not bound. Enemies that the bank knows always stay apart.', 'constraints.count': '{count} set', none: 'None',
    rangeTolerance: 'Range tolerance (questions)', 'rangeTolerance.hint': 'A range may have so many questions more or fewer than its share by weight', importance: 'Shares of X/Y/Z (%)', from: 'From', to: 'To', min: 'At least', max: 'At most',
    bands: 'Difficulty bands', 'bands.add': 'Add a band', 'bands.remove': 'Remove band {no}', 'band.from': 'Difficulty from', 'band.to': 'Difficulty to', 'share.min': 'At least %', 'share.max': 'At most %',
    time: 'Expected time', 'time.on': 'Bound the expected time', 'time.seconds': 'Seconds for {type}', 'time.min': 'At least minutes', 'time.max': 'At most minutes', items: 'Items', mustHave: 'Must-have items', mustNot: 'Must-not items',
    'items.search': 'Type an element code, such as A-B', 'item.label': '{code} {type} difficulty {difficulty} · {id}', enemies: 'Enemy groups (at most one of each)', 'enemies.add': 'Add a group', 'enemies.remove': 'Remove group {no}', 'enemies.no': 'Group {no}',
    overlap: 'Overlap and exposure', maxOverlap: 'Questions that two papers may share', earlierSets: 'Look back at released sets', earlierMax: 'Questions from them at most', ceiling: 'An item in at most % of the papers', lifetime: 'Retired from draws after papers',
    stimuli: 'Stimulus sets are used whole', information: 'Information targets', 'information.add': 'Add an ability', 'information.remove': 'Remove ability {no}', 'information.ability': 'Ability', 'information.target': 'Information', 'information.tolerance': 'Tolerance %',
    'conflict.smallest': 'Constraints in conflict (dropping or relaxing any one of them helps)', 'conflict.alone': 'A constraint that cannot be met', 'conflict.unproven': 'The bank is large: narrowed down to this in the time there was', 'conflict.mend': 'These new items would make papers possible', 'conflict.noMend': 'No new item can help: the constraints contradict each other. Relax one of them.',
    'mend.type': 'Type', 'mend.range': 'Range', 'mend.importance': 'Importance', 'mend.difficulty': 'Difficulty', 'mend.count': 'Needed', any: 'Any',
    'draw.kind': 'Kind', 'draw.each': 'A different paper for each candidate', 'draw.forms': 'Parallel fixed forms (A/B/…)', 'draw.formCount': 'Fixed forms', 'draw.formsWhat': '{forms} forms alike in difficulty and content will be solved, and {count} papers sealed (form after form, each with questions and options in an order of its own). This may take a minute.',
    'kind.forms': 'Parallel fixed forms', 'kind.drawn': 'A paper each', form: 'Form', coverage: 'Two-way table', 'coverage.what': '{papers} papers against their blueprint', wanted: 'Wanted', lowest: 'Lowest', mean: 'Mean', highest: 'Highest', range: 'Range', weight: 'Weight',
    minutes: 'Expected time {lowest}–{highest} minutes', 'information.row': 'Information {lowest}–{highest} at ability {ability} (target {target})', 'importance.row': '{letter}: {mean} questions on average', overlaps: 'Overlap between papers', 'overlaps.what': 'Questions in common: {mean} on average, {max} at most ({pairs} pairs)',
    'overlaps.of': '{a} and {b} share {count}', paper: 'Paper {no}', 'form.no': 'Form {letter}', exposure: 'Exposure of items', 'exposure.sub': 'How often each item stood in released papers; sealed papers are not counted', 'exposure.set': 'Use of items', 'exposure.unused': '{count} items are not used',
    'exposure.times': 'In so many papers', 'exposure.items': 'Items', 'exposure.choose': 'Element table', 'exposure.sum': '{papers} papers in {sets} sets; {items} items in the bank, {never} never shown', 'exposure.none': 'No papers have been released yet', 'exposure.noneHint': 'Once papers are released, this shows how often each item stood in them.',
    'exposure.share': 'Exposure', element: 'Element', type: 'Type', papers: 'Papers', sets: 'Sets', download: 'Download the report (.xlsx)', 'chart.alt': '{title}: {text}', percent: '{from}–{to}%', 'report.older': 'When these papers were drawn, overlap and exposure were not counted yet.',
  },
});
