import { defineMessages } from '../../frame';

/** Words of practical papers. */
export const practicalMessages = defineMessages({
  zh: {
    title: '操作技能试卷', sub: '必考和 n选一按种子抽签；两人启封之前看不到抽签结果', empty: '还没有操作技能试卷', emptyHint: '选好细目表和试题，定好必考、选考和比重即可组卷。', make: '组操作技能试卷', name: '名称', state: '状态', drawBy: '抽签', papers: '份数', opensAt: '开考时间', releaseFrom: '最早启封', occupation: '职业',
    'by.candidate': '每名考生各抽一次', 'by.session': '整场抽一次', table: '操作技能细目表', groups: '试题组', group: '组名', take: '考生做几题', tasks: '试题', weight: '占成绩（%）', 'group.add': '增加一组', 'group.remove': '删除第 {no} 组', 'group.must': '必考', 'group.choose': '{count}选{take}', 'weights.sum': '比重合计 {sum}%', 'weights.not100': '合计须为 100%',
    count: '份数（考生数）', reason: '事由', go: '组卷并封存', cancel: '取消', needed: '请填写', what: '将按种子抽签组成 {count} 份并立即封存；抽签结果在两人启封后才能看到。', minutes: '{least}–{most} 分钟', digest: '整套摘要', documents: '文件', 'doc.get': '领取{name}', 'doc.open': '文件包含试题；您的姓名、时间和事由会写入日志，并印在每一页上。', 'doc.plain': '准备通知单涵盖所有可能抽到的试题，不透露抽签结果。', 'doc.wait': '启封后才能领取',
    release: '同意启封', 'release.what': '第 {no} 人同意启封；两人都同意后，可以看到抽签结果、打印试卷和评分记录表。', 'release.early': '{from} 之后才能启封', 'release.done': '您已同意启封，等待另一人', awaited: '等待：{names}', first: '第一人启封', second: '第二人启封', sealed: '封存', sealedBy: '{name} 组卷，{count} 份', custody: '封存与启封',
    replay: '复现抽签', 'replay.ok': '{papers} 份抽签全部一致', 'replay.bad': '{count} 份与封存时不一致，请立即停用并报告', draws: '抽签结果', 'draws.sealed': '启封后显示', no: '序号', drawn: '抽到的试题',
  },
  en: {
    title: 'Practical papers', sub: 'Obligatory tasks and draws by a seed; nobody sees the draw before two people release it', empty: 'No practical papers yet', emptyHint: 'Choose table and tasks, say what is obligatory and what is drawn, with weights.', make: 'Make practical papers', name: 'Name', state: 'State', drawBy: 'Draw', papers: 'Papers', opensAt: 'Exam opens', releaseFrom: 'Release from', occupation: 'Occupation',
    'by.candidate': 'one for each candidate', 'by.session': 'one for the session', table: 'Practical element table', groups: 'Groups of tasks', group: 'Group', take: 'Tasks to be done', tasks: 'Tasks', weight: 'Part of the score (%)', 'group.add': 'Add a group', 'group.remove': 'Remove group {no}', 'group.must': 'obligatory', 'group.choose': '{take} of {count}', 'weights.sum': 'Weights sum to {sum} %', 'weights.not100': 'They have to sum to 100 %',
    count: 'Papers (candidates)', reason: 'Reason', go: 'Draw and seal', cancel: 'Cancel', needed: 'Needed', what: '{count} papers will be drawn by a seed and sealed; the draw is shown once two people have released it.', minutes: '{least}–{most} minutes', digest: 'Digest', documents: 'Documents', 'doc.get': 'Get {name}', 'doc.open': 'The document holds tasks; your name, the time and the reason enter the journal and stand on every page.', 'doc.plain': 'The notice covers every task that may be drawn and tells none that was.', 'doc.wait': 'Possible once released',
    release: 'Give my release', 'release.what': 'Release {no} of 2; with both the draw is shown, and task sheets and score forms can be printed.', 'release.early': 'Possible from {from}', 'release.done': 'You have given your release; another person is awaited', awaited: 'Awaited: {names}', first: 'First release', second: 'Second release', sealed: 'Sealed', sealedBy: 'Drawn by {name}, {count} papers', custody: 'Seal and release',
    replay: 'Replay the draw', 'replay.ok': 'All {papers} draws agree', 'replay.bad': '{count} draws differ from what was sealed: stop using them and report', draws: 'The draw', 'draws.sealed': 'Shown once released', no: 'No.', drawn: 'Tasks drawn',
  },
});
