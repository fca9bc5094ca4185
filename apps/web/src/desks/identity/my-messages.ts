import { defineMessages } from '../../frame';

export const myMessages = defineMessages({
  zh: {
    title: '我的账号', sub: '密码、两步验证与登录中的设备', password: '修改密码', present: '原密码', next: '新密码（至少 10 位）', again: '再输一次新密码', 'password.short': '至少 10 位', 'password.differ': '两次输入不一致',
    'password.what': '修改后，其他设备上的登录将全部退出。', 'password.save': '修改密码', 'password.done': '密码已修改，{closed} 个其他登录已退出', required: '必填',
    factor: '两步验证', 'factor.what': '登录时除密码外还要输入手机验证器上的 6 位数字；启封试卷等重要操作也会要求输入。', 'factor.off': '未启用', 'factor.on': '已启用', 'factor.since': '自 {at} 起启用，恢复码余 {left} 个', 'factor.few': '恢复码余 {left} 个，请更换',
    'factor.begin': '启用两步验证', 'factor.own': '请输入您的密码以继续', continue: '继续', cancel: '取消', close: '我已保存', 'factor.scan': '用手机验证器（任何支持 TOTP 的应用）扫描二维码', 'factor.byHand': '或手工输入密钥', 'factor.qr': '两步验证二维码',
    'factor.first': '输入应用显示的 6 位数字', code: '动态验证码', confirm: '确认启用', codes: '恢复码', 'codes.what': '手机遗失时，每个恢复码可代替验证码用一次。只显示这一次：请打印或抄写，与手机分开保管。', 'codes.print': '打印',
    'factor.remove': '停用', 'factor.removeWhat': '停用后，只凭密码即可登录。', 'factor.renew': '更换恢复码', 'factor.renewWhat': '旧的恢复码全部作废。', codeHint: '手机验证器上的 6 位数字，或一个恢复码',
    sessions: '登录中的设备', opened: '登录时间', expires: '到期', by: '方式', 'by.password': '密码', 'by.totp': '密码 + 验证码', 'by.recovery': '密码 + 恢复码', current: '本次登录', others: '退出其他设备', 'others.done': '已退出 {closed} 个登录', elsewhere: '其他设备', where: '设备',
    'others.what': '其他 {count} 个登录将立即退出，未保存的内容会丢失。',
    must: '请先设置自己的密码', 'must.what': '您用临时密码登录。设置自己的密码后，各项功能即可使用。', 'resetPassword.label': '重置密码', 'resetPassword.what': '{name} 的密码立即失效，所有设备退出；将得到一个临时密码，7 天内有效，登录后必须先改为自己的密码。请先当面核对身份。', 'resetPassword.done': '{name} 的临时密码', 'resetPassword.once': '只显示这一次，请当面告知；有效至 {until}。', 'resetPassword.close': '已告知',
    'reset.label': '重置两步验证', 'reset.what': '{name} 的手机验证器和恢复码立即失效，下次只凭密码登录。请先当面核对身份。', 'factor.yes': '两步验证',
  },
  en: {
    title: 'My account', sub: 'Password, second factor and open sessions', password: 'Change the password', present: 'Present password', next: 'New password (10 characters or more)', again: 'New password once more', 'password.short': '10 characters or more', 'password.differ': 'The two are not the same',
    'password.what': 'All other sessions end when it is changed.', 'password.save': 'Change', 'password.done': 'Changed; {closed} other sessions ended', required: 'Needed',
    factor: 'Second factor', 'factor.what': 'Signing in then asks for the 6 digits of your authenticator beside the password; so do acts of weight, such as releasing papers.', 'factor.off': 'Not in use', 'factor.on': 'In use', 'factor.since': 'Since {at}; {left} recovery codes left', 'factor.few': '{left} recovery codes left: renew them',
    'factor.begin': 'Set up', 'factor.own': 'Enter your password to go on', continue: 'Go on', cancel: 'Cancel', close: 'I have kept them', 'factor.scan': 'Scan this with an authenticator (any app that knows TOTP)', 'factor.byHand': 'or type the key', 'factor.qr': 'QR code of the second factor',
    'factor.first': 'Enter the 6 digits that the app shows', code: 'Code', confirm: 'Confirm', codes: 'Recovery codes', 'codes.what': 'When the device is lost, each of them replaces a code once. They are shown this once: print or copy them, and keep them apart from the device.', 'codes.print': 'Print',
    'factor.remove': 'Remove', 'factor.removeWhat': 'After this the password alone signs in.', 'factor.renew': 'New recovery codes', 'factor.renewWhat': 'The old recovery codes end.', codeHint: 'The 6 digits of your authenticator, or a recovery code',
    sessions: 'Open sessions', opened: 'Signed in', expires: 'Ends', by: 'By', 'by.password': 'Password', 'by.totp': 'Password and code', 'by.recovery': 'Password and recovery code', current: 'This one', others: 'Sign out everywhere else', 'others.done': '{closed} sessions ended', elsewhere: 'Elsewhere', where: 'Where',
    'others.what': '{count} other sessions end at once; what is not saved there is lost.',
    must: 'Choose your own password first', 'must.what': 'You signed in with a temporary password. Everything opens once you have your own.', 'resetPassword.label': 'Reset the password', 'resetPassword.what': "{name}'s password ends at once and all sessions with it; a temporary one is given, good for 7 days, and has to be changed after signing in. Check who asks, in person.", 'resetPassword.done': 'Temporary password of {name}', 'resetPassword.once': 'Shown this once: tell it in person. It is good until {until}.', 'resetPassword.close': 'Told',
    'reset.label': 'Reset the second factor', 'reset.what': "{name}'s authenticator and recovery codes end at once; the password alone signs in next time. Check who asks, in person.", 'factor.yes': 'Second factor',
  },
});
