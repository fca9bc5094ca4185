import { defineMessages } from '../../frame';

/** The words of rule sets: each value by its path. */
export const ruleMessages = defineMessages({
  zh: {
    title: '规则集', sub: '各地、各机构、各标准不同的数值都在这里，每一版注明来源；批次采用建立当日施行的版本，此后不变。', empty: '还没有规则集', emptyHint: '登记第一版后才能建立批次。',
    version: '第 {version} 版', current: '现行', source: '来源', effectiveFrom: '施行日期', created: '登记时间', changed: '较上一版的更改', unchanged: '首版，没有更改', unsaid: '未规定', 'changed.here': '本版更改', was: '原为 {value}', add: '登记新版本', 'add.what': '新版本自施行日期起用于新建的批次；已建立的批次仍用原版本。', name: '名称', reason: '理由', save: '登记', cancel: '取消', required: '必填',
    yes: '是', no: '否', points: '分', percent: '%', minutes: '分钟', days: '天', workingDays: '个工作日', years: '年', people: '人', times: '次', rounds: '次/年', occupations: '个',
    'g.pass': '合格', 'g.staffing': '人员配备', 'g.rotation': '轮换', 'g.recusal': '回避', 'g.room': '考场', 'g.paper': '试卷', 'g.marking': '阅卷评分', 'g.publication': '公示', 'g.filing': '备案', 'g.barred': '停考',
    'pass.partHundredths': '每一部分的合格分', 'pass.reviewLevels': '需要综合评审的等级',
    'staffing.candidatesPerInvigilator': '每名监考员监考人数', 'staffing.minInvigilatorsPerRoom': '每考场监考员不少于', 'staffing.candidatesPerExaminer': '每名考评员考评人数', 'staffing.minExaminersPerGroup': '考评组不少于', 'staffing.examinersOdd': '考评组人数须为奇数', 'staffing.examinerLevels': '考评员可考评的等级', 'staffing.cardValidYears': '考评员证卡有效期', 'staffing.trainingEveryDays': '培训间隔不超过',
    'rotation.maxRunning': '连续派往同一单位至多', 'rotation.minChangedPercent': '每次更换成员不少于', 'recusal.relations': '须回避的关系',
    'room.arriveBeforeMinutes': '提前到场', 'room.lateEntryMinutes': '迟到入场限', 'room.earliestHandInMinutes': '最早交卷', 'room.nobodyLeavesInLastMinutes': '结束前不得离场', 'room.spareMachinePercent': '备用机比例',
    'paper.releaseLeadMinutes': '开考前可启封', 'marking.tolerancePercent': '两次评分允差（占满分）', 'marking.inclusive': '差值等于允差算在允差内', 'marking.tie': '三评与两评等距时', 'marking.panel': '三人以上合成', 'marking.humanReviewPercent': '人工复核抽样',
    'publication.objectionWorkingDays': '异议期', 'filing.validYears': '备案有效期', 'filing.firstApplicationMaxOccupations': '首次申报职业至多', 'filing.minRoundsPerYear': '每年批次不少于', 'barred.falsePapersYears': '提供虚假材料停考', 'barred.seriousViolationYears': '严重违纪停考',
    'v.adjudicate': '仲裁', 'v.mean-of-three': '三次平均', 'v.mean': '平均', 'v.trimmed-mean': '去掉最高最低后平均', 'v.relative': '亲属', 'v.master_apprentice': '师徒', 'v.teacher_student': '师生', 'v.trainee': '本人学员', 'v.employer': '同一单位', 'v.colleague': '同事', 'v.other': '其他',
  },
  en: {
    title: 'Rule sets', sub: 'Every number that differs between provinces, bodies and standards, each version with its source. A round keeps the version of the day it was made.', empty: 'No rule set yet', emptyHint: 'Rounds need a first version.',
    version: 'Version {version}', current: 'in force', source: 'Source', effectiveFrom: 'In force from', created: 'Registered', changed: 'Changed from the version before', unchanged: 'The first version', unsaid: 'not said', 'changed.here': 'changed here', was: 'was {value}', add: 'New version', 'add.what': 'Rounds made from that day on use it; rounds that exist keep theirs.', name: 'Title', reason: 'Reason', save: 'Register', cancel: 'Cancel', required: 'Needed',
    yes: 'yes', no: 'no', points: 'points', percent: '%', minutes: 'min', days: 'days', workingDays: 'working days', years: 'years', people: 'persons', times: 'times', rounds: 'a year', occupations: '',
    'g.pass': 'Passing', 'g.staffing': 'Staffing', 'g.rotation': 'Rotation', 'g.recusal': 'Recusal', 'g.room': 'Room', 'g.paper': 'Papers', 'g.marking': 'Marking', 'g.publication': 'Publication', 'g.filing': 'Filing', 'g.barred': 'Bars',
    'pass.partHundredths': 'Pass mark of each part', 'pass.reviewLevels': 'Levels with comprehensive review',
    'staffing.candidatesPerInvigilator': 'Candidates per invigilator', 'staffing.minInvigilatorsPerRoom': 'Invigilators a room at least', 'staffing.candidatesPerExaminer': 'Candidates per examiner', 'staffing.minExaminersPerGroup': 'Examiners a group at least', 'staffing.examinersOdd': 'Groups have odd numbers', 'staffing.examinerLevels': 'Levels that examiners judge', 'staffing.cardValidYears': 'Validity of a card', 'staffing.trainingEveryDays': 'Training at least every',
    'rotation.maxRunning': 'Running at one place at most', 'rotation.minChangedPercent': 'Changed each time at least', 'recusal.relations': 'Relations that recuse',
    'room.arriveBeforeMinutes': 'Arrive before', 'room.lateEntryMinutes': 'Late entry limit', 'room.earliestHandInMinutes': 'Earliest hand-in', 'room.nobodyLeavesInLastMinutes': 'Nobody leaves in the last', 'room.spareMachinePercent': 'Spare machines',
    'paper.releaseLeadMinutes': 'Release before the session', 'marking.tolerancePercent': 'Tolerance of two scores (of full points)', 'marking.inclusive': 'The edge counts as within', 'marking.tie': 'Third score equally near both', 'marking.panel': 'Three and more scores', 'marking.humanReviewPercent': 'Human review sample',
    'publication.objectionWorkingDays': 'Objection window', 'filing.validYears': 'Validity of a filing', 'filing.firstApplicationMaxOccupations': 'Occupations of a first filing at most', 'filing.minRoundsPerYear': 'Rounds at least', 'barred.falsePapersYears': 'Bar for false papers', 'barred.seriousViolationYears': 'Bar for serious violations',
    'v.adjudicate': 'adjudication', 'v.mean-of-three': 'mean of the three', 'v.mean': 'mean', 'v.trimmed-mean': 'mean without highest and lowest', 'v.relative': 'relatives', 'v.master_apprentice': 'master and apprentice', 'v.teacher_student': 'teacher and student', 'v.trainee': 'own trainee', 'v.employer': 'same employer', 'v.colleague': 'colleagues', 'v.other': 'other',
  },
});
