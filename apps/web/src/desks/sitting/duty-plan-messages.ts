import { defineMessages } from '../../frame';

/** The words of the staff plan. */
export const dutyMessages = defineMessages({
  zh: {
    title: '监考值班表', sub: '谁在何时监考哪个考场；人数不足、时间冲突、应回避和培训逾期以文字列出，点场次去安排。', days: '日期', print: '打印值班表', empty: '这些日子没有场次', emptyHint: '换一个日期范围，或在批次中安排场次。',
    view: '查看方式', bySession: '按场次', byPerson: '按人员', chief: '主考', noChief: '没有主考', short: '缺监考员 {missing} 名（应有 {needed} 名）', enough: '{count}/{needed} 名监考员', notNeeded: '由考评组负责', candidates: '考生人数', room: '考场', invigilators: '监考员', session: '场次', time: '时间', person: '人员', duties: '值守', times: '次数', state: '情况', fine: '无异常', nobody: '未安排',
    'mode.theory': '理论知识', 'mode.practical': '操作技能', 'mode.review': '综合评审', asChief: '主考',
  },
  en: {
    title: 'Staff plan', sub: 'Who invigilates which room and when; what is short, clashes, must be recused or overdue stands in words; a session leads to its assignment.', days: 'Days', print: 'Print the plan', empty: 'No sessions in these days', emptyHint: 'Choose other days, or plan sessions in a round.',
    view: 'View', bySession: 'By session', byPerson: 'By person', chief: 'Chief', noChief: 'No chief', short: '{missing} invigilators missing (needs {needed})', enough: '{count}/{needed} invigilators', notNeeded: 'In the hands of the examiners', candidates: 'Candidates', room: 'Room', invigilators: 'Invigilators', session: 'Session', time: 'Time', person: 'Person', duties: 'On duty', times: 'Times', state: 'State', fine: 'In order', nobody: 'Nobody yet',
    'mode.theory': 'Theory', 'mode.practical': 'Practical', 'mode.review': 'Review', asChief: 'chief',
  },
});
