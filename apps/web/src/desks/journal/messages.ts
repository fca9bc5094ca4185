import { defineMessages } from '../../frame';

export const messages = defineMessages({
  zh: {
    title: '操作日志', sub: '每一步由谁、何时、为何所做，逐条以哈希相连，不可改写',
    seq: '序号', at: '时间', actor: '操作人', action: '操作', subject: '对象', reason: '原因', hash: '哈希', data: '内容',
    system: '系统', candidate: '考生', public: '公众', verify: '核验日志链', verified: '{entries} 条日志全部相符', head: '链首 {hash}',
    bad: '第 {seq} 条不相符：{fault}', 'fault.hash': '内容与哈希不符', 'fault.link': '与前一条不相连', 'fault.gap': '缺少该条', 'fault.head': '链首与最后一条不符',
    before: '变更前摘要', after: '变更后摘要', filtered: '只看 {subject}', all: '查看全部', empty: '没有符合条件的日志',
    'part.assembly': '组卷', 'part.cli': '命令行', 'part.delivery': '机考', 'part.identity': '账号', 'part.install': '安装', 'part.marking': '阅卷', 'part.seed': '示范数据', 'part.sitting': '考务', 'part.statistics': '统计',
    'actor.all': '此人的全部操作', 'subject.all': '此对象的全部操作',
  },
  en: {
    title: 'Journal', sub: 'Who did each step, when and why; every entry is chained to the one before and cannot be rewritten',
    seq: 'No.', at: 'Time', actor: 'By', action: 'Act', subject: 'Subject', reason: 'Reason', hash: 'Hash', data: 'Facts',
    system: 'System', candidate: 'Candidate', public: 'Public', verify: 'Verify the chain', verified: 'All {entries} entries hold', head: 'Head {hash}',
    bad: 'Entry {seq} does not hold: {fault}', 'fault.hash': 'content and hash differ', 'fault.link': 'not linked to the entry before', 'fault.gap': 'the entry is missing', 'fault.head': 'the head is not the last entry',
    before: 'Digest before', after: 'Digest after', filtered: 'Only {subject}', all: 'Show all', empty: 'No entries match',
    'part.assembly': 'papers', 'part.cli': 'command line', 'part.delivery': 'exam room', 'part.identity': 'accounts', 'part.install': 'installation', 'part.marking': 'marking', 'part.seed': 'demonstration data', 'part.sitting': 'exam office', 'part.statistics': 'statistics',
    'actor.all': 'All acts of this person', 'subject.all': 'All acts on this',
  },
});
