import { defineMessages } from '../../frame';

export const messages = defineMessages({
  zh: {
    'page.title': '作答流水', state: '状态', verified: '校验通过，共 {n} 条', broken: '第 {seq} 条起校验不符', questions: '涉及 {n} 题',
    seq: '序号', received: '服务器收到', client: '本机时间', device: '第几台机器', no: '题号', kind: '类型', response: '作答', counts: '计入', hash: '摘要',
    'kind.answer': '作答', 'kind.flag': '标记', cleared: '清除', 'flag.on': '标记', 'flag.off': '取消标记', yes: '是', stale: '否（换机后到达）',
    adjustments: '时间调整', 'adj.extension': '延长 {n} 分钟', 'adj.pause': '暂停', 'adj.late_entry': '准许迟到进入', from: '自', until: '至', open: '未结束', reason: '理由',
    'none.title': '没有作答', 'none.hint': '考生还没有在机上作答。', filter: '只看第几题',
    waiting: '等待开考', running: '作答中', handed_in: '已交卷', forced: '已收卷', void: '未参加',
  },
  en: {
    'page.title': 'Answer journal', state: 'State', verified: 'Verified, {n} events', broken: 'Does not verify from event {seq} on', questions: '{n} questions touched',
    seq: 'No.', received: 'Received', client: 'Machine’s clock', device: 'Machine', no: 'Question', kind: 'Kind', response: 'Response', counts: 'Counts', hash: 'Digest',
    'kind.answer': 'answer', 'kind.flag': 'flag', cleared: 'cleared', 'flag.on': 'flagged', 'flag.off': 'flag removed', yes: 'yes', stale: 'no (came after the candidate had moved)',
    adjustments: 'Changes of time', 'adj.extension': '{n} minutes more', 'adj.pause': 'Pause', 'adj.late_entry': 'Late entry granted', from: 'From', until: 'Until', open: 'not ended', reason: 'Reason',
    'none.title': 'No answers', 'none.hint': 'The candidate has not answered at a machine yet.', filter: 'Only question',
    waiting: 'waiting', running: 'answering', handed_in: 'handed in', forced: 'collected', void: 'never sat',
  },
});
