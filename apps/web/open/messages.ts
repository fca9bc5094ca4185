/** The words of the public pages. Chinese is the default; `{name}` is filled. */
const zh = {
  product: '考务 Kaowu', skip: '跳到正文', nav: '公众服务', theme: '外观', 'theme.system': '跟随系统', 'theme.light': '浅色', 'theme.dark': '深色', 'theme.contrast': '高对比度',
  'language.other': 'English', 'to.staff': '工作人员登录', 'to.room': '考生端', 'footer': '其他入口',
  loading: '正在加载…', 'failed.title': '没有加载成功', 'failed.safe': '可以稍后重试。', retry: '重试', code: '代码 {code}', 'missing.title': '没有这个页面', 'missing.text': '请检查地址，或从上面的栏目进入。',
  board: '公示公告', announcements: '考试公告', result: '查成绩', examiners: '考评员与回避', verify: '查证书', receipt: '查回执',
  'board.sub': '本机构的成绩公示、考试公告、收费标准和管理办法。', 'board.body': '{name} · 备案号 {filingNo} · 统一社会信用代码 {creditCode}', publications: '成绩公示', rounds: '考试公告', notices: '公告与收费', 'publications.empty': '还没有公示', 'rounds.empty': '还没有考试公告', 'notices.empty': '还没有公告',
  open: '异议期内', closed: '异议期已满', superseded: '已被更正取代', until: '异议截止 {at}', counts: '{candidates} 人，合格 {passed} 人', basis: '依据：{basis}', item: '项目', unit: '单位', amount: '金额（元）', publishedAt: '发布',
  'rs.planned': '计划中', 'rs.announced': '报名中', 'rs.confirmed': '名单已确认', 'rs.running': '考试中', 'rs.finished': '考试结束',
  'kind.fees': '收费标准', 'kind.rules': '管理办法', 'kind.announcement': '公告',
  'announcements.sub': '本机构已公告的职业技能等级认定批次：报名条件、日期、地点和收费。', 'announcements.empty': '目前没有公告', 'announced.at': '公告时间', read: '查看公告',
  search: '找姓名或证件号码后四位', 'search.none': '没有找到“{text}”', no: '序号', name: '姓名', idNumber: '证件号码', ticket: '准考证尾号', verdict: '结论', more: '再显示 {n} 人', shown: '显示 {n} / {all} 人', table: '公示名单',
  'list.superseded': '这份公示已被更正后的公示取代，仅供对照。', 'list.object': '对成绩有异议？公示期内凭准考证号和证件号码查成绩后提出。', back: '返回公示公告', window: '公示期 {from} 至 {to}',
  'result.sub': '凭准考证号和证件号码查询本人成绩；成绩公示后可查。', ticketNo: '准考证号', fullId: '证件号码', ask: '查询', asking: '正在查询…', again: '重新查询', 'pass': '合格线 {points} 分，各部分分别达到', scored: '已评', absent: '缺考', missing: '未完成', passed: '合格', failed: '不合格',
  object: '提出异议', 'object.rule': '只复查漏评、加错、录错，不重新评判。截止 {at}。', part: '科目', kind: '问题', 'kind.missed_item': '有题目漏评', 'kind.wrong_addition': '分数加错', 'kind.wrong_entry': '分数录错', text: '具体说明', 'text.hint': '写明哪一题、哪一处（5–1000 字）', send: '提交异议', sent: '异议已收到', 'obj.open': '处理中', 'obj.upheld': '成立', 'obj.dismissed': '不成立', objections: '我的异议', windowClosed: '公示异议期已满。', 'obj.stands': '成立，分数不变', correcting: '成绩更正中', 'correcting.what': '已公示的成绩正在更正，重新公示后在这里查询。', windowCorrecting: '更正后的成绩重新公示时，可再提出异议。',
  'examiners.sub': '操作技能考核的考评员如与您有亲属、师徒、师生、同单位等关系，可申请回避。', 'examiners.look': '查看', 'examiners.none': '没有可以查看的场次', 'examiners.nobody': '本场考评员尚未确定', 'recuse': '申请其回避', 'recuse.of': '申请 {name} 回避', 'recuse.what': '在处理之前，{name} 不能为您评分。', 'recuse.reason': '理由', 'recuse.reason.hint': '写明您与考评员的关系（2–500 字），将记入操作日志', 'recuse.send': '提交申请', 'recuse.done': '申请已登记', cancel: '取消',
  'verify.sub': '输入证书编号和持证人姓名；扫证书二维码会直接显示结果。', number: '证书编号（22 位）', holder: '持证人姓名', check: '查验', checking: '正在查验…', valid: '证书有效', void: '证书已作废', invalid: '没有与该编号和姓名相符的证书', 'ask.name': '请填写持证人姓名后查验', occupation: '职业', direction: '工种/方向', level: '等级', body: '发证机构', issueOn: '发证日期', reissuedOn: '补发日期', voidedOn: '作废日期', 'verify.time': '查验时间 {at}', download: '下载电子证书', 'download.hint': '持证人本人填写完整证件号码后下载，与纸质证书同等效力。',
  'receipt.sub': '输入交卷回执上的编码，核对作答是否已收到。', 'receipt.code': '回执编码', 'receipt.valid': '回执有效，作答已收到', handedInAt: '交卷时间', answered: '已答题数', state: '方式', 'st.handed_in': '考生交卷', 'st.forced': '到时或监考收卷',
};

/** A word of the public pages. */
export type WordKey = keyof typeof zh;

const en: Record<WordKey, string> = {
  product: 'Kaowu 考务', skip: 'Skip to content', nav: 'Public services', theme: 'Appearance', 'theme.system': 'As the system', 'theme.light': 'Light', 'theme.dark': 'Dark', 'theme.contrast': 'High contrast',
  'language.other': '中文', 'to.staff': 'Staff sign-in', 'to.room': "Candidate's room", 'footer': 'Other doors',
  loading: 'Loading…', 'failed.title': 'This could not be loaded', 'failed.safe': 'You can try again shortly.', retry: 'Try again', code: 'Code {code}', 'missing.title': 'There is no such page', 'missing.text': 'Check the address, or use the links above.',
  board: 'Notices', announcements: 'Exams', result: 'My result', examiners: 'Examiners', verify: 'Certificate', receipt: 'Receipt',
  'board.sub': 'Published results, announced exams, fees and rules of this body.', 'board.body': '{name} · filing {filingNo} · credit code {creditCode}', publications: 'Published results', rounds: 'Announced exams', notices: 'Notices and fees', 'publications.empty': 'Nothing published yet', 'rounds.empty': 'No exams announced', 'notices.empty': 'No notices yet',
  open: 'Open to objections', closed: 'Window closed', superseded: 'Replaced by a correction', until: 'objections until {at}', counts: '{candidates} candidates, {passed} passed', basis: 'Basis: {basis}', item: 'Item', unit: 'Unit', amount: 'Amount (yuan)', publishedAt: 'Published',
  'rs.planned': 'Planned', 'rs.announced': 'Registration open', 'rs.confirmed': 'List confirmed', 'rs.running': 'Running', 'rs.finished': 'Finished',
  'kind.fees': 'Fees', 'kind.rules': 'Rules', 'kind.announcement': 'Announcement',
  'announcements.sub': 'Announced rounds of skill-level assessment of this body: who may register, days, place and fees.', 'announcements.empty': 'Nothing is announced at present', 'announced.at': 'Announced', read: 'Read',
  search: 'Name, or the last four of the ID number', 'search.none': 'Nothing found for “{text}”', no: 'No.', name: 'Name', idNumber: 'ID number', ticket: 'Ticket ends', verdict: 'Verdict', more: 'Show {n} more', shown: '{n} of {all} shown', table: 'Published list',
  'list.superseded': 'A corrected list took the place of this one; it stays for comparison.', 'list.object': 'An objection? Look up your result by ticket and ID number within the window and send it there.', back: 'Back to the notices', window: 'Published {from} to {to}',
  'result.sub': 'Your own result by ticket and ID number, once publicised.', ticketNo: 'Ticket number', fullId: 'ID number', ask: 'Look up', asking: 'Looking up…', again: 'Look up another', 'pass': 'Each part needs {points} points', scored: 'Marked', absent: 'Absent', missing: 'Incomplete', passed: 'Passed', failed: 'Failed',
  object: 'Object', 'object.rule': 'Only a missed item, a wrong addition or a wrong entry is rechecked; nothing is judged again. Until {at}.', part: 'Part', kind: 'What is wrong', 'kind.missed_item': 'An item was missed', 'kind.wrong_addition': 'Wrong addition', 'kind.wrong_entry': 'Wrong entry', text: 'Details', 'text.hint': 'Which question, which place (5–1000 characters)', send: 'Send the objection', sent: 'The objection was received', 'obj.open': 'Being checked', 'obj.upheld': 'Upheld', 'obj.dismissed': 'Dismissed', objections: 'My objections', windowClosed: 'The window for objections has closed.', 'obj.stands': 'Upheld, the score stands', correcting: 'Being corrected', 'correcting.what': 'The published result is being corrected; look here again once it is publicised anew.', windowCorrecting: 'You may object again once the corrected result is publicised.',
  'examiners.sub': 'Where an examiner of your practical exam is a relative, master, teacher or colleague of yours, you may ask for recusal.', 'examiners.look': 'Show', 'examiners.none': 'There are no sessions to show', 'examiners.nobody': 'The examiners are not named yet', 'recuse': 'Ask for recusal', 'recuse.of': 'Ask that {name} be recused', 'recuse.what': 'Until decided, {name} cannot score you.', 'recuse.reason': 'Reason', 'recuse.reason.hint': 'How you know the examiner (2–500 characters); it is written to the journal', 'recuse.send': 'Send the request', 'recuse.done': 'Your request is registered', cancel: 'Cancel',
  'verify.sub': "Enter the certificate number and the holder's name; the QR code on the certificate answers at once.", number: 'Certificate number (22 characters)', holder: "Holder's name", check: 'Verify', checking: 'Verifying…', valid: 'The certificate is valid', void: 'The certificate is void', invalid: 'No certificate matches this number and name', 'ask.name': "Enter the holder's name to verify", occupation: 'Occupation', direction: 'Direction', level: 'Level', body: 'Issued by', issueOn: 'Issue date', reissuedOn: 'Reissued', voidedOn: 'Voided', 'verify.time': 'Verified {at}', download: 'Download the certificate', 'download.hint': 'The holder enters the full ID number; the file is equal to the paper.',
  'receipt.sub': 'Enter the code of a hand-in receipt to see that the answers arrived.', 'receipt.code': 'Receipt code', 'receipt.valid': 'The receipt is valid; the answers arrived', handedInAt: 'Handed in', answered: 'Questions answered', state: 'How', 'st.handed_in': 'By the candidate', 'st.forced': 'At the end of time or by staff',
};

/** The languages of the public pages. */
export type Language = 'zh' | 'en';

export const WORDS: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = { zh, en };
