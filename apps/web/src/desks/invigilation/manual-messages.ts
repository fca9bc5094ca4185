import { defineMessages } from '../../frame';

export const manualMessages = defineMessages({
  zh: {
    checklist: '当日流程', 'checklist.sub': '{title} · 第 {version} 版', 'checklist.progress': '已完成 {done}/{total}', 'checklist.due': '应于 {time}', 'checklist.late': '已过时', 'checklist.doneBy': '{name} 于 {time} 完成', 'checklist.mark': '完成', 'checklist.unmark': '撤销', 'checklist.unmark.what': '“{text}”将恢复为未完成。', 'checklist.note': '备注（可不填）', 'checklist.anyTime': '随时',
    manual: '考务工作手册', 'manual.version': '第 {version} 版 · {name} 于 {time} 发布', 'manual.source': '依据：{source}', 'manual.publish': '发布新版本', 'manual.what': '新版本立即生效；已开始的场次仍按原版本执行。', 'manual.title': '名称', 'manual.sourceLabel': '依据', 'manual.steps': '步骤', 'manual.phase': '阶段', 'manual.minutes': '分钟', 'manual.minutesHint': '考前、考中从开考起算，考后从结束起算；考中填负数为结束前；空为随时', 'manual.text': '内容', 'manual.add': '添加一步', 'manual.remove': '删除此步', 'manual.reason': '修订理由', 'manual.no': '序号', 'manual.when': '时间',
    'when.before': '开考前 {minutes} 分钟', 'when.atStart': '开考时', 'when.during': '开考后 {minutes} 分钟', 'when.beforeEnd': '结束前 {minutes} 分钟', 'when.atEnd': '结束时', 'when.after': '结束后 {minutes} 分钟',
  },
  en: {
    checklist: "Day's checklist", 'checklist.sub': '{title}, version {version}', 'checklist.progress': '{done} of {total} done', 'checklist.due': 'due {time}', 'checklist.late': 'overdue', 'checklist.doneBy': 'done by {name} at {time}', 'checklist.mark': 'Done', 'checklist.unmark': 'Take back', 'checklist.unmark.what': '"{text}" becomes open again.', 'checklist.note': 'Note (optional)', 'checklist.anyTime': 'any time',
    manual: 'Exam manual', 'manual.version': 'Version {version}, published by {name} at {time}', 'manual.source': 'Source: {source}', 'manual.publish': 'Publish a new version', 'manual.what': 'The new version is in force at once; sessions that have begun keep theirs.', 'manual.title': 'Title', 'manual.sourceLabel': 'Source', 'manual.steps': 'Steps', 'manual.phase': 'Phase', 'manual.minutes': 'Minutes', 'manual.minutesHint': 'From the start (before, during) or from the end (after; during where negative); empty is any time', 'manual.text': 'What', 'manual.add': 'Add a step', 'manual.remove': 'Remove this step', 'manual.reason': 'Reason', 'manual.no': 'No.', 'manual.when': 'When',
    'when.before': '{minutes} minutes before the start', 'when.atStart': 'at the start', 'when.during': '{minutes} minutes after the start', 'when.beforeEnd': '{minutes} min before the end', 'when.atEnd': 'at the end', 'when.after': '{minutes} minutes after the end',
  },
});
