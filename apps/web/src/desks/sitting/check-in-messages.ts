import { defineMessages } from '../../frame';

/** The words of the check-in screen. */
export const checkInMessages = defineMessages({
  zh: {
    'show.state': '显示哪些状态', 'show.room': '显示哪个考场', 'show.turn': '显示哪一轮',
    photoOf: '{name}的报名照片', noPhoto: '没有报名照片，请与身份证和准考证上的照片核对。',
    title: '签到核验', mine: '我值守的场次', 'mine.empty': '没有安排您值守的场次', 'mine.emptyHint': '考务安排监考后显示在这里。', open: '进入签到台', back: '返回',
    scan: '扫描准考证二维码，或输入准考证号、姓名、座位', noMatch: '没有符合“{text}”的考生', all: '全部', waiting: '未到', here: '已签到', absent: '缺考', allRooms: '全部考场', turn: '第 {turn} 轮',
    present: '实到 / 应到', toStart: '距开考', toLate: '迟到入场剩余', lateOver: '已停止入场', notReady: '场次尚未就绪，不能签到', closed: '场次已关闭',
    checkIn: '签到', confirm: '三项均一致，签到', cancel: '取消', seat: '座位', ticketNo: '准考证号', idNumber: '证件号码', name: '姓名', at: '签到于 {at}', room: '考场',
    faceMatches: '本人面貌 — 证件照片 — 准考证照片一致', documentsMatch: '证件 — 准考证 — 座位标签信息一致', seatMatches: '考生已到本人座位', matchHint: '逐项核对；任何一项不一致请勿签到，并报告主考。',
    undo: '撤销签到', undoWhat: '{name}（座位 {seat}）将恢复为未到。', markAbsent: '登记缺考', absentWhat: '{name}（座位 {seat}）将登记为缺考。', absentRest: '登记全部缺考', absentRestWhat: '迟到入场时限已过，{count} 名未到考生将登记为缺考。', undoAbsent: '撤销缺考', undoAbsentWhat: '{name}（座位 {seat}）将恢复为未到。', marked: '已登记 {count} 名缺考',
    move: '换座', moveWhat: '{name}将从座位 {seat} 换到 {to}；签到与作答不受影响。', moveTo: '换到', spare: '备用 {label}', broken: '原座位停用（设备故障）', done: '{name} 已签到 · 座位 {seat}',
  },
  en: {
    'show.state': 'Which states', 'show.room': 'Which room', 'show.turn': 'Which turn',
    photoOf: 'Photograph of {name} from the registration', noPhoto: 'No photograph on record; compare with ID and ticket.',
    title: 'Check-in', mine: 'My sessions on duty', 'mine.empty': 'You are on duty in no session', 'mine.emptyHint': 'They show here when the exam office assigns you.', open: 'Open', back: 'Back',
    scan: 'Scan the QR code of the ticket, or type ticket number, name or seat', noMatch: 'Nobody fits "{text}"', all: 'All', waiting: 'Not here', here: 'Checked in', absent: 'Absent', allRooms: 'All rooms', turn: 'Turn {turn}',
    present: 'Present / expected', toStart: 'To the start', toLate: 'Late entry left', lateOver: 'Entry is over', notReady: 'The session is not ready; no check-in', closed: 'The session is closed',
    checkIn: 'Check in', confirm: 'All three match: check in', cancel: 'Cancel', seat: 'Seat', ticketNo: 'Ticket', idNumber: 'ID number', name: 'Name', at: 'Checked in {at}', room: 'Room',
    faceMatches: 'Face, ID photo and ticket photo match', documentsMatch: 'ID, ticket and seat label match', seatMatches: 'The person is at the own seat', matchHint: 'Check each; if one does not match do not check in, and call the chief.',
    undo: 'Undo check-in', undoWhat: '{name} (seat {seat}) is shown as not here again.', markAbsent: 'Mark absent', absentWhat: '{name} (seat {seat}) is marked absent.', absentRest: 'Mark all absent', absentRestWhat: 'Late entry is over; {count} who did not come are marked absent.', undoAbsent: 'Undo absence', undoAbsentWhat: '{name} (seat {seat}) is shown as not here again.', marked: '{count} marked absent',
    move: 'Move', moveWhat: '{name} moves from seat {seat} to {to}; check-in and answers stay.', moveTo: 'To', spare: 'Spare {label}', broken: 'The old place is out of order', done: '{name} checked in · seat {seat}',
  },
});
