import { defineMessages } from '../../frame';

/** The words of rounds, candidates, sessions, seats and venues. Check-in has a catalogue of its own. */
export const messages = defineMessages({
  zh: {
    'show.state': '显示哪些状态', 'show.room': '显示哪个考场', 'show.turn': '显示哪一轮',
    required: '必填', save: '保存', cancel: '取消', back: '返回', all: '全部', chooseOne: '请选择', none: '无', district: '区',
    theory: '理论知识', practical: '操作技能', review: '综合评审',
    'round.planned': '计划中', 'round.announced': '报名与审核', 'round.confirmed': '名单已确认', 'round.running': '进行中', 'round.finished': '已结束',
    'session.planned': '安排中', 'session.ready': '已就绪', 'session.closed': '已关闭',
    submitted: '待机构审核', checked: '待区确认', confirmed: '已确认', refused: '不通过',

    rounds: '批次', 'rounds.sub': '一次公告的考试为一个批次：公告、报名、资格、排座、考试依次进行。', 'rounds.empty': '还没有批次', 'rounds.emptyHint': '新建批次时按备案范围、区域和有效期检查。',
    'round.open': '新建批次', 'round.openHint': '按备案的职业、等级、区和有效期检查，超出的不能新建并说明原因；开始日期时施行的规则集会固定到本批次。', 'round.name': '批次名称', 'round.scope': '备案项目', 'round.days': '考试日期', 'round.parts': '考核方式', 'round.noScope': '没有有效的备案项目，请先登记备案回执。',
    'round.candidates': '考生', 'round.state': '状态', 'round.sessions': '场次',
    'count.people': '{count} 人', 'count.sessions': '{ready}/{all} 就绪', 'count.none': '未安排',

    'step.announcement': '公告', 'step.candidates': '报名', 'step.eligibility': '资格', 'step.list': '名单', 'step.sessions': '场次', 'step.seats': '座位', 'step.tickets': '准考证',
    'pipe.announced': '已发布', 'pipe.notAnnounced': '未发布', 'pipe.candidates': '{count} 名考生', 'pipe.eligibility': '待审 {submitted} · 待确认 {checked}', 'pipe.refused': '不通过 {refused}', 'pipe.decided': '全部有结论', 'pipe.list': '{confirmed} 名已确认', 'pipe.listOpen': '未确认', 'pipe.sessions': '{ready}/{all} 就绪', 'pipe.seats': '{seated}/{all} 有座位', 'pipe.tickets': '{count} 张',
    open: '未就绪',

    announcement: '公告', 'announcement.text': '公告内容', 'announcement.hint': '写明职业、等级、考试日期与地点、报名条件与材料、收费标准和咨询电话。', 'announcement.publish': '发布公告', 'announcement.what': '发布后公众可见，并开始接受报名；公告不能撤回。', 'announcement.at': '发布于', 'announcement.public': '公众页面',
    'list.confirm': '确认名单', 'list.what': '{confirmed} 名考生的名单将固定，之后不能增加、删除或更改资格结论；{refused} 名不通过的考生不参加考试。',
    'round.toResults': '去统分', 'round.finish': '结束批次', 'round.finishWhat': '{sessions} 个场次均已关闭后，批次结束，转入成绩流程。',

    candidates: '考生', 'candidates.empty': '还没有考生', 'candidates.emptyHint': '用表格导入，或下载模板填写。', 'candidates.closed': '公告发布后、名单确认前可以导入考生。',
    name: '姓名', idNumber: '证件号码', sex: '性别', male: '男', female: '女', employer: '工作单位', trainingBody: '培训机构', phone: '手机', condition: '申报条件', eligibility: '资格', ticketNo: '准考证号', seats: '座位', turn: '第 {turn} 轮',
    import: '导入考生', export: '导出名单', template: '下载模板', 'import.onProblems': '有问题时', 'import.refuse': '整份不导入', 'import.take-good': '只导入无误的行', 'import.found': '共 {rows} 行，可导入 {good} 行，问题 {problems} 处。', 'import.done': '已导入 {taken} 名考生。', 'import.refused': '有问题的行须先更正；或选择“只导入无误的行”。', 'import.clean': '没有发现问题。',
    photo: '照片', 'photo.there': '有', 'photo.none': '没有照片', 'photo.of': '{name}的照片', 'photo.add': '上传照片', 'photo.replace': '更换照片', 'photo.added': '照片已保存', 'photos.import': '导入照片', 'photos.hint': '一个 ZIP 压缩包（不超过 20 MB，可分几次），每张照片的文件名为证件号码，如 110101199003070011.jpg；JPEG 或 PNG，竖幅，尺寸以规则集为准。', 'photos.refuse': '有问题时整包不导入', 'photos.take-good': '只导入无误的照片', 'photos.found': '共 {rows} 个文件，可导入 {good} 张，问题 {problems} 处。', 'photos.done': '已导入 {taken} 张照片。',
    history: '审核记录', 'history.none': '还没有审核', 'decision.check': '机构审核', 'decision.confirm': '区确认', 'decision.reopen': '退回重审', 'decision.pass': '通过', 'decision.refuse': '不通过',
    'ticket.print': '打印准考证', 'tickets.print': '打印全部准考证',

    'queue.check': '资格审核', 'queue.checkSub': '机构审核报名材料；通过后转区确认。', 'queue.confirm': '资格确认', 'queue.confirmSub': '区主管部门确认机构审核的结果。审核与确认不能是同一人。',
    'queue.round': '批次', 'queue.waiting': '{name}（{count} 名）', 'queue.empty': '没有待处理的考生', 'queue.emptyHint': '其他批次可在上方选择。', 'queue.noRound': '没有正在审核的批次', 'queue.selected': '已选 {count} 名',
    'queue.pass': '通过', 'queue.passWhat': '{count} 名考生{stage}通过。', 'queue.refuse': '不通过', 'queue.refuseWhat': '{count} 名考生{stage}不通过，理由将告知考生。', 'queue.reopen': '退回重审', 'queue.reopenWhat': '{count} 名不通过的考生回到待机构审核。',
    'queue.done': '已处理 {count} 名', 'queue.notDone': '{count} 名未处理：', 'queue.selectAll': '全选本批次 {count} 名', 'queue.show': '显示', 'queue.toRound': '查看批次',

    sessions: '场次', 'sessions.sub': '按时间排列；未就绪的事项以文字列出，点击可去处理。', 'sessions.empty': '没有场次', 'sessions.emptyHint': '在批次中安排场次。', 'sessions.today': '今天', 'sessions.past': '显示已过的场次',
    session: '场次', 'session.plan': '安排场次', 'session.change': '修改场次', 'session.name': '场次名称', 'session.mode': '考核方式', 'session.day': '日期', 'session.time': '开始时间（北京时间）', 'session.duration': '每轮时长（分钟）', 'session.lasts': '时长（分钟）', 'session.turns': '轮次', 'session.gap': '轮间间隔（分钟）', 'session.rooms': '考场', 'session.ends': '结束', 'session.minutes': '{minutes} 分钟', 'session.turnsOf': '{turns} 轮 × {minutes} 分钟', 'session.durationNote': '理论考试的时长以试卷组为准',
    'session.present': '实到 / 应到', 'session.absent': '缺考 {count}', 'session.rulesLabel': '入场与交卷', 'session.rules': '迟到 {late} 分钟后不得入场 · 开考 {early} 分钟后可交卷',
    'session.markReady': '宣布就绪', 'session.markReadyWhat': '场次就绪后可以签到；考场、座位和试卷不再更改。', 'session.replan': '退回安排', 'session.replanWhat': '{count} 名考生的场次将暂停签到，直至再次宣布就绪。', 'session.close': '关闭场次', 'session.closeWhat': '{count} 名考生的场次将关闭，之后不能签到或换座。',
    staff: '人员', 'staff.chief': '主考', 'staff.invigilators': '监考员', 'staff.needs': '应有 {needed} 名', 'staff.save': '保存人员安排', 'staff.noNeed': '由考评组负责，不要求监考员',
    papers: '试卷组', 'papers.attach': '指定试卷组', 'papers.none': '尚未指定', 'papers.count': '{count} 份', 'papers.opens': '启用时间（开考）', 'papers.digest': '摘要', 'papers.what': '试卷组将为本场次保留：两人在开考前启封（最早时间见试卷页），开考时启用；考试时长以试卷为准。', 'papers.free': '没有可用的已封存试卷组', 'papers.state.drawn': '组卷中', 'papers.state.sealed': '已封存', 'papers.state.released': '已启封', 'papers.state.void': '已作废',
    'seats.all': '一键排座', 'seats.allWhat': '待排座的考生将随机排入空闲考位，同单位考生尽量分开。', 'seats.seed': '随机种子', 'seats.seedHint': '同一种子得到同一座次；留空用场次编号。', 'seats.partial': '考位不足时先排满，其余考生排入其他场次', 'seats.done': '已排 {seated} 名；同单位相邻 {pairs} 对。', 'seats.left': '还有 {left} 名待排入其他场次。', 'seats.clear': '清除座次', 'seats.clearWhat': '{count} 名考生的座位将收回；准考证号保留。',
    'seats.plan': '座位图', 'seats.front': '讲台（前）', 'seats.free': '空', 'seats.spare': '备用', 'seats.broken': '停用', 'seats.hand': '手工排座', 'seats.handHint': '选一名考生，再点空考位。', 'seats.handWho': '考生', 'seats.handWhat': '{name} → {place}', 'seats.handDone': '已排座',
    'forms.signIn': '签到表', 'forms.labels': '座位标签', toWall: '监考墙', toCheckIn: '签到台',

    venues: '考点考场', 'venues.sub': '场地权属、考场、考位和备用机。停用的考位不会排入考生。', 'venues.empty': '还没有考点', 'venues.emptyHint': '登记考点后再登记考场和考位。',
    'venue.add': '登记考点', 'venue.change': '修改考点', 'venue.name': '考点名称', 'venue.address': '地址', 'venue.tenure': '权属', 'venue.owned': '自有', 'venue.leased': '租赁', 'venue.until': '租期至', 'venue.expired': '租期已过', 'venue.expiring': '租期将满',
    'room.draw': '绘制平面图', 'room.add': '登记考场', 'room.name': '考场名称', 'room.kind': '类别', 'room.computer': '计算机', 'room.practical': '实操', 'room.rows': '排', 'room.columns': '列', 'room.spares': '备用机（排在最后）', 'room.layout': '将排出 {total} 个考位，其中备用 {spares} 个。', 'room.counts': '考位 {usable} · 备用 {spares} · 停用 {unavailable}', 'room.hint': '点击考位可停用、启用或改为备用机。',
    'place.change': '考位 {label}', 'place.available': '可用', 'place.unavailable': '停用', 'place.spare': '作为备用机', 'place.what': '考位 {label} 将更改；停用的考位不再排入考生。',

    bars: '禁考名单', 'bars.sub': '禁考期内的人员在导入时会被查出。年限以施行的规则集为准。', 'bars.empty': '没有禁考人员', 'bar.add': '登记禁考', 'bar.ground': '事由', 'bar.false-papers': '伪造申报材料', 'bar.serious-violation': '严重违纪', 'bar.from': '起始日', 'bar.until': '至', 'bar.reason': '理由', 'bar.lift': '解除', 'bar.lifted': '已解除', 'bar.over': '已期满', 'bar.inForce': '禁考中', 'bar.liftWhat': '{name}将可以再次报名。',

  },
  en: {
    'show.state': 'Which states', 'show.room': 'Which room', 'show.turn': 'Which turn',
    required: 'Required', save: 'Save', cancel: 'Cancel', back: 'Back', all: 'All', chooseOne: 'Choose', none: 'None', district: 'District',
    theory: 'Theory', practical: 'Practical', review: 'Review',
    'round.planned': 'Planned', 'round.announced': 'Registering', 'round.confirmed': 'List confirmed', 'round.running': 'Running', 'round.finished': 'Finished',
    'session.planned': 'Planning', 'session.ready': 'Ready', 'session.closed': 'Closed',
    submitted: 'To be checked', checked: 'At the district', confirmed: 'Confirmed', refused: 'Refused',

    rounds: 'Rounds', 'rounds.sub': 'One announced exam is a round: announcement, registration, eligibility, seats, exam, in this order.', 'rounds.empty': 'No rounds yet', 'rounds.emptyHint': 'Opening one checks the filed scope, district and dates.',
    'round.open': 'Open a round', 'round.openHint': 'The filed occupation, level, district and dates are checked and what lies outside is refused with its reason; the rule set in force on the first day is frozen into the round.', 'round.name': 'Name', 'round.scope': 'Filed item', 'round.days': 'Exam days', 'round.parts': 'Parts', 'round.noScope': 'Nothing is filed and in force; register a filing receipt first.',
    'round.candidates': 'Candidates', 'round.state': 'State', 'round.sessions': 'Sessions',
    'count.people': '{count}', 'count.sessions': '{ready} of {all} ready', 'count.none': 'None planned',

    'step.announcement': 'Announcement', 'step.candidates': 'Registration', 'step.eligibility': 'Eligibility', 'step.list': 'List', 'step.sessions': 'Sessions', 'step.seats': 'Seats', 'step.tickets': 'Tickets',
    'pipe.announced': 'Published', 'pipe.notAnnounced': 'Not published', 'pipe.candidates': '{count} candidates', 'pipe.eligibility': '{submitted} to check · {checked} to confirm', 'pipe.refused': '{refused} refused', 'pipe.decided': 'All decided', 'pipe.list': '{confirmed} confirmed', 'pipe.listOpen': 'Not confirmed', 'pipe.sessions': '{ready} of {all} ready', 'pipe.seats': '{seated} of {all} seated', 'pipe.tickets': '{count}',
    open: 'Not ready',

    announcement: 'Announcement', 'announcement.text': 'Text', 'announcement.hint': 'Name the occupation, level, days and place, entry conditions and papers, fees and a telephone number.', 'announcement.publish': 'Publish', 'announcement.what': 'The public will see it and registrations open; it cannot be taken back.', 'announcement.at': 'Published', 'announcement.public': 'Public page',
    'list.confirm': 'Confirm the list', 'list.what': 'The list of {confirmed} candidates is frozen: nobody can be added or removed and no decision changed; {refused} refused candidates do not take part.',
    'round.toResults': 'To the results', 'round.finish': 'Finish the round', 'round.finishWhat': 'When its {sessions} sessions are closed the round ends and results follow.',

    candidates: 'Candidates', 'candidates.empty': 'No candidates yet', 'candidates.emptyHint': 'Import a spreadsheet, or fill in the template.', 'candidates.closed': 'Candidates can be imported between the announcement and the confirmation of the list.',
    name: 'Name', idNumber: 'ID number', sex: 'Sex', male: 'Male', female: 'Female', employer: 'Employer', trainingBody: 'Training body', phone: 'Mobile', condition: 'Entry condition', eligibility: 'Eligibility', ticketNo: 'Ticket', seats: 'Seats', turn: 'Turn {turn}',
    import: 'Import candidates', export: 'Export', template: 'Template', 'import.onProblems': 'If there are problems', 'import.refuse': 'Refuse the whole file', 'import.take-good': 'Take the good rows', 'import.found': '{rows} rows, {good} can be imported, {problems} problems.', 'import.done': '{taken} candidates imported.', 'import.refused': 'Mend the rows first, or take only the good ones.', 'import.clean': 'No problems found.',
    photo: 'Photograph', 'photo.there': 'yes', 'photo.none': 'No photograph', 'photo.of': 'Photograph of {name}', 'photo.add': 'Add a photograph', 'photo.replace': 'Replace', 'photo.added': 'The photograph is saved', 'photos.import': 'Import photographs', 'photos.hint': 'One zip archive (up to 20 MB; several are fine), each file named by the ID number, such as 110101199003070011.jpg; JPEG or PNG, upright, size by the rule set.', 'photos.refuse': 'Refuse the archive when there are problems', 'photos.take-good': 'Take the good ones', 'photos.found': '{rows} files, {good} can be taken, {problems} problems.', 'photos.done': '{taken} photographs imported.',
    history: 'Decisions', 'history.none': 'Not decided yet', 'decision.check': 'Body', 'decision.confirm': 'District', 'decision.reopen': 'Sent back', 'decision.pass': 'Passed', 'decision.refuse': 'Refused',
    'ticket.print': 'Print ticket', 'tickets.print': 'Print all tickets',

    'queue.check': 'Eligibility check', 'queue.checkSub': 'The body checks the papers; what passes goes to the district.', 'queue.confirm': 'Confirmation', 'queue.confirmSub': 'The district confirms what the body checked; never the same person.',
    'queue.round': 'Round', 'queue.waiting': '{name} ({count})', 'queue.empty': 'Nobody is waiting', 'queue.emptyHint': 'Choose another round above.', 'queue.noRound': 'No round is being decided', 'queue.selected': '{count} selected',
    'queue.pass': 'Pass', 'queue.passWhat': '{count} candidates pass ({stage}).', 'queue.refuse': 'Refuse', 'queue.refuseWhat': '{count} candidates are refused ({stage}); they are told why.', 'queue.reopen': 'Send back', 'queue.reopenWhat': '{count} refused candidates go back to the body\'s check.',
    'queue.done': '{count} done', 'queue.notDone': '{count} not done:', 'queue.selectAll': 'Select all {count} of the round', 'queue.show': 'Show', 'queue.toRound': 'Open the round',

    sessions: 'Sessions', 'sessions.sub': 'By time; what is not ready stands in words, one click from its mend.', 'sessions.empty': 'No sessions', 'sessions.emptyHint': 'Plan them in a round.', 'sessions.today': 'Today', 'sessions.past': 'Show past sessions',
    session: 'Session', 'session.plan': 'Plan a session', 'session.change': 'Change', 'session.name': 'Name', 'session.mode': 'Part', 'session.day': 'Day', 'session.time': 'Start (Beijing time)', 'session.duration': 'Minutes of a turn', 'session.lasts': 'Minutes', 'session.turns': 'Turns', 'session.gap': 'Minutes between turns', 'session.rooms': 'Rooms', 'session.ends': 'ends', 'session.minutes': '{minutes} minutes', 'session.turnsOf': '{turns} turns of {minutes} minutes', 'session.durationNote': 'A theory session lasts as long as its papers say',
    'session.present': 'Present / expected', 'session.absent': '{count} absent', 'session.rulesLabel': 'Entry and hand-in', 'session.rules': 'No entry {late} minutes after the start · hand-in from minute {early}',
    'session.markReady': 'Declare ready', 'session.markReadyWhat': 'Check-in can begin; rooms, seats and papers no longer change.', 'session.replan': 'Back to planning', 'session.replanWhat': 'Check-in for {count} candidates stops until it is ready again.', 'session.close': 'Close the session', 'session.closeWhat': 'The session of {count} candidates closes; no check-in or move after that.',
    staff: 'Staff', 'staff.chief': 'Chief', 'staff.invigilators': 'Invigilators', 'staff.needs': 'needs {needed}', 'staff.save': 'Save staff', 'staff.noNeed': 'Led by its examiner group; no invigilators asked',
    papers: 'Papers', 'papers.attach': 'Attach papers', 'papers.none': 'None yet', 'papers.count': '{count} papers', 'papers.opens': 'Used from (start)', 'papers.digest': 'Digest', 'papers.what': 'The set is kept for this session: two people open it before the start (the page of the papers says from when), and it is used from the start on; the papers say how long it lasts.', 'papers.free': 'No sealed set is free', 'papers.state.drawn': 'Being drawn', 'papers.state.sealed': 'Sealed', 'papers.state.released': 'Released', 'papers.state.void': 'Void',
    'seats.all': 'Seat all', 'seats.allWhat': 'Everybody waiting is seated at random on free places, one employer apart where possible.', 'seats.seed': 'Seed', 'seats.seedHint': 'The same seed gives the same seats; empty uses the session\'s id.', 'seats.partial': 'If places are short, fill them and leave the others for another session', 'seats.done': '{seated} seated; {pairs} neighbours of one employer.', 'seats.left': '{left} wait for another session.', 'seats.clear': 'Clear seats', 'seats.clearWhat': 'The seats of {count} candidates are taken back; ticket numbers stay.',
    'seats.plan': 'Seat plan', 'seats.front': 'Front', 'seats.free': 'Free', 'seats.spare': 'Spare', 'seats.broken': 'Out of order', 'seats.hand': 'By hand', 'seats.handHint': 'Choose a candidate, then a free place.', 'seats.handWho': 'Candidate', 'seats.handWhat': '{name} → {place}', 'seats.handDone': 'Seated',
    'forms.signIn': 'Sign-in sheets', 'forms.labels': 'Seat labels', toWall: 'Wall', toCheckIn: 'Check-in',

    venues: 'Venues', 'venues.sub': 'Tenure, rooms, places and spare machines. A place out of order gets no candidate.', 'venues.empty': 'No venues yet', 'venues.emptyHint': 'Register a venue, then its rooms and places.',
    'venue.add': 'Register a venue', 'venue.change': 'Change', 'venue.name': 'Name', 'venue.address': 'Address', 'venue.tenure': 'Tenure', 'venue.owned': 'Owned', 'venue.leased': 'Leased', 'venue.until': 'Lease until', 'venue.expired': 'Lease over', 'venue.expiring': 'Lease ends soon',
    'room.draw': 'Draw the plan', 'room.add': 'Register a room', 'room.name': 'Name', 'room.kind': 'Kind', 'room.computer': 'Computer room', 'room.practical': 'Practical hall', 'room.rows': 'Rows', 'room.columns': 'Columns', 'room.spares': 'Spares (the last places)', 'room.layout': '{total} places, {spares} of them spare.', 'room.counts': '{usable} places · {spares} spare · {unavailable} out of order', 'room.hint': 'Click a place to put it out of order, back, or make it a spare.',
    'place.change': 'Place {label}', 'place.available': 'In order', 'place.unavailable': 'Out of order', 'place.spare': 'Keep as a spare', 'place.what': 'Place {label} changes; out of order it gets no candidate.',

    bars: 'Barred persons', 'bars.sub': 'Found at import while the bar lasts. How long is said by the rule set in force.', 'bars.empty': 'Nobody is barred', 'bar.add': 'Bar a person', 'bar.ground': 'Ground', 'bar.false-papers': 'False papers', 'bar.serious-violation': 'Serious violation', 'bar.from': 'From', 'bar.until': 'Until', 'bar.reason': 'Reason', 'bar.lift': 'Lift', 'bar.lifted': 'Lifted', 'bar.over': 'Over', 'bar.inForce': 'In force', 'bar.liftWhat': '{name} may register again.',

  },
});
