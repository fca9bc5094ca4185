import { defineMessages } from '../words';

export const galleryMessages = defineMessages({
  zh: {
    title: '组件库', sub: '框架的每个组件、每种状态；切换外观与语言检查', theme: '外观', states: '页面状态', tags: '状态标记', values: '时刻与分数', problems: '拒绝的说明', reasons: '说明理由的操作', tables: '列表',
    files: '文件', live: '实时', today: '今天先做', antd: '表单与按钮', unsaved: '未保存的内容',
    absent: '未到', 'checked-in': '已签到', answering: '作答中', attention: '需关注', broken: '断线', 'handed-in': '已交卷',
    action: '新建', emptyTitle: '还没有批次', emptyHint: '新建一个批次后，可以导入考生名单。', plain: '普通', danger: '不可撤销', noReason: '按时开考', coded: '重要操作', what: '12 名考生的作答将立即交卷，不能撤销。', tell: '角落提示',
    name: '姓名', points: '得分', row: '考生{n}', rows: '有数据', noRows: '无数据', failing: '出错', waiting: '加载中', selectable: '可多选', upload: '导入', uploadReport: '共 {rows} 行', download: '下载',
    primary: '主要操作', default: '次要操作', disabled: '不可用', busy: '进行中', link: '链接', input: '文字', select: '选择', date: '日期', check: '勾选', on: '开启', one: '甲', two: '乙', info: '提示', success: '完成', warning: '注意', error: '失败', field: '必填项',
    none: '没有内容', session: '理论知识考试', practical: '操作技能考核', round: '示范批次', room: '第一机房', venue: '示范考点', noChief: '没有主考', noSpares: '第一机房备用机 1 台，应有 2 台', dirty: '改动后离开本页会先询问', noSheet: '第 {row} 行身份证号校验位不正确',
  },
  en: {
    title: 'Gallery', sub: 'Every component of the frame in every state; switch look and language', theme: 'Look', states: 'States of a page', tags: 'State tags', values: 'Instants and scores', problems: 'Refusals in words', reasons: 'Acts with a reason', tables: 'Lists',
    files: 'Files', live: 'Live', today: 'Today first', antd: 'Forms and buttons', unsaved: 'Unsaved work',
    absent: 'Absent', 'checked-in': 'Checked in', answering: 'Answering', attention: 'Attention', broken: 'Broken', 'handed-in': 'Handed in',
    action: 'New', emptyTitle: 'No rounds yet', emptyHint: 'Make a round, then import its candidates.', plain: 'Plain', danger: 'Cannot be undone', noReason: 'Start on time', coded: 'Act of weight', what: 'The answers of 12 candidates are handed in at once; this cannot be undone.', tell: 'In the corner',
    name: 'Name', points: 'Score', row: 'Candidate {n}', rows: 'With rows', noRows: 'Without rows', failing: 'Failing', waiting: 'Loading', selectable: 'Selectable', upload: 'Import', uploadReport: '{rows} rows', download: 'Download',
    primary: 'Main act', default: 'Other act', disabled: 'Disabled', busy: 'Busy', link: 'Link', input: 'Text', select: 'Choice', date: 'Day', check: 'Check', on: 'On', one: 'One', two: 'Two', info: 'Note', success: 'Done', warning: 'Careful', error: 'Failed', field: 'Needed',
    none: 'Nothing', session: 'Theory test', practical: 'Practical test', round: 'Demo round', room: 'Room one', venue: 'Demo venue', noChief: 'No chief invigilator', noSpares: 'Room one has 1 spare machine of 2', dirty: 'After a change, leaving asks first', noSheet: 'Row {row}: the check digit of the ID number is wrong',
  },
});
