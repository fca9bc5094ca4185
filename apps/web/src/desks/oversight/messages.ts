import { defineMessages } from '../../frame';

export const messages = defineMessages({
  zh: {
    'show.state': '显示哪些状态',
    overview: '全局概览', 'overview.sub': '各批次走到哪一步、今天有哪些场次', rounds: '批次', sessions: '今日前后场次', journal: '日志', entries: '{count} 条', last: '最近一条',
    yearly: '本年已组织批次', yearlyOf: '{count} / 至少 {min}', name: '名称', occupation: '职业', level: '等级', state: '状态', candidates: '考生', result: '成绩', at: '开始', mode: '方式',
    present: '已签到', absent: '缺考', 'mode.theory': '理论知识', 'mode.practical': '操作技能', 'mode.review': '综合评审', emptyRounds: '还没有批次', emptySessions: '近期没有场次',
    duties: '职责登记', 'duties.sub': '评价机构依法依规的 63 项职责，以及本系统承担到哪一步', duty: '职责', source: '来源', does: '系统要做的', works: '已实现', partly: '部分实现', 'not-yet': '尚未实现', missing: '尚缺：{what}', all: '全部',
    'round.planned': '计划中', 'round.announced': '已公告', 'round.confirmed': '名单已确认', 'round.running': '进行中', 'round.finished': '已结束',
    'session.planned': '安排中', 'session.ready': '就绪', 'session.closed': '已结束', notComputed: '未计算',
  },
  en: {
    'show.state': 'Which states',
    overview: 'Overview', 'overview.sub': 'How far each round is, and the sessions around today', rounds: 'Rounds', sessions: 'Sessions around today', journal: 'Journal', entries: '{count} entries', last: 'Newest',
    yearly: 'Rounds this year', yearlyOf: '{count} / at least {min}', name: 'Name', occupation: 'Occupation', level: 'Level', state: 'State', candidates: 'Candidates', result: 'Results', at: 'Starts', mode: 'Mode',
    present: 'Present', absent: 'Absent', 'mode.theory': 'Theory', 'mode.practical': 'Practical', 'mode.review': 'Review', emptyRounds: 'No rounds yet', emptySessions: 'No sessions around today',
    duties: 'Duty register', 'duties.sub': 'The 63 duties of an evaluation organisation, and how far the system carries each', duty: 'Duty', source: 'Source', does: 'What a system has to do', works: 'Works', partly: 'Partly', 'not-yet': 'Not yet', missing: 'Missing: {what}', all: 'All',
    'round.planned': 'Planned', 'round.announced': 'Announced', 'round.confirmed': 'List confirmed', 'round.running': 'Running', 'round.finished': 'Finished',
    'session.planned': 'Planning', 'session.ready': 'Ready', 'session.closed': 'Closed', notComputed: 'Not computed',
  },
});
