import { defineMessages } from '../../frame';

export const traceMessages = defineMessages({
  zh: {
    'show.order': '次序', 'show.only': '范围',
    trace: '追溯', sub: '谁、何时、做了什么、为什么；逐条来自不可改写的操作日志', oldest: '从早到晚', newest: '从晚到早', related: '连同相关对象', alone: '仅此对象',
    at: '时间', actor: '操作人', action: '操作', subject: '对象', reason: '理由', empty: '日志中没有与此有关的操作', total: '共 {total} 条', open: '打开页面', here: '本对象',
    relatedTitle: '相关对象', data: '内容', hash: '哈希', seq: '日志序号', answers: '考生作答', answersAll: '{attempts} 份作答，服务器共收下 {answers} 次', answersOf: '服务器收下 {answers} 次作答（{first} 至 {last}）', stale: '另有 {count} 次来自已被换下的机器，仅存档',
    last: '最近一次', lastWords: '{who} · {when}', none: '—', more: '另有 {count} 个', inJournal: '在日志中查看',
  },
  en: {
    'show.order': 'Order', 'show.only': 'Of what',
    trace: 'Trace', sub: 'Who did what, when and why; each line is from the journal that cannot be rewritten', oldest: 'Oldest first', newest: 'Newest first', related: 'With what belongs to it', alone: 'This alone',
    at: 'Time', actor: 'By', action: 'Act', subject: 'On', reason: 'Reason', empty: 'The journal holds nothing about this', total: '{total} in all', open: 'Open the page', here: 'This',
    relatedTitle: 'What belongs to it', data: 'Facts', hash: 'Hash', seq: 'Entry', answers: "The candidate's answers", answersAll: '{attempts} attempts, {answers} answers taken by the server in all', answersOf: '{answers} answers taken by the server ({first} to {last})', stale: 'and {count} from a machine that was replaced, kept only',
    last: 'Last act', lastWords: '{who} · {when}', none: '—', more: 'and {count} more', inJournal: 'See in the journal',
  },
});
