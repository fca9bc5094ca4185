import { defineMessages } from './words';

/** Words of search, notifications, trace and unsaved work. */
export const findMessages = defineMessages({
  zh: {
    search: '搜索', 'search.key': 'Ctrl K', 'search.placeholder': '姓名、准考证号、座位、题号、试卷、证书号，或页面名', 'search.recent': '最近', 'search.pages': '页面',
    'search.nothing': '没有找到「{q}」。只在您有权查看的范围内搜索。', 'search.first': '输入姓名、号码或页面名', 'search.found': '{count} 条结果', 'search.hint': '↑↓ 选择　Enter 打开', 'search.hintTrace': '↑↓ 选择　Enter 打开　Ctrl Enter 追溯',
    waiting: '待办', 'waiting.count': '待办 {count} 项', 'waiting.none': '目前没有待办', 'waiting.title': '等您处理', 'waiting.urgent': '紧急',
    today: '今天先做', 'today.sessions': '未来 24 小时的场次', 'today.ready': '已就绪', 'today.candidates': '{checkedIn} / {candidates} 已签到', 'today.now': '进行中', 'today.tomorrow': '明天', 'today.blocking': '{count} 项未就绪', 'today.more': '另有 {count} 项', 'today.desks': '我的工作',
    trace: '追溯', 'trace.page': '这一页谁改过？', 'trace.what': '查看谁在何时做了什么',
    'unsaved.title': '有尚未保存的内容', 'unsaved.what': '离开后，刚才填写的内容将丢失。', 'unsaved.stay': '留下继续填写', 'unsaved.leave': '放弃并离开',
    'passkey.use': '使用通行密钥', 'code.label': '动态验证码', 'code.hint': '手机验证器上的 6 位数字，或一个恢复码', 'code.hintPasskey': '点旁边的按钮，用指纹、面容或锁屏密码取得；也可输入手机验证器上的 6 位数字或一个恢复码', 'code.passkey': '用通行密钥取得验证码', 'code.needed': '请输入验证码', myAccount: '我的账号',
  },
  en: {
    search: 'Search', 'search.key': 'Ctrl K', 'search.placeholder': 'Name, ticket, seat, item, paper, certificate, or a page', 'search.recent': 'Recent', 'search.pages': 'Pages',
    'search.nothing': 'Nothing found for “{q}”. Only what you may read is searched.', 'search.first': 'Type a name, a number or a page', 'search.found': '{count} results', 'search.hint': '↑↓ choose   Enter opens', 'search.hintTrace': '↑↓ choose   Enter opens   Ctrl Enter traces',
    waiting: 'To do', 'waiting.count': '{count} things wait for you', 'waiting.none': 'Nothing waits for you', 'waiting.title': 'Waits for you', 'waiting.urgent': 'Urgent',
    today: 'Today first', 'today.sessions': 'Sessions of the next 24 hours', 'today.ready': 'Ready', 'today.candidates': '{checkedIn} / {candidates} checked in', 'today.now': 'Running', 'today.tomorrow': 'Tomorrow', 'today.blocking': '{count} not ready', 'today.more': 'and {count} more', 'today.desks': 'My work',
    trace: 'Trace', 'trace.page': 'Who changed this?', 'trace.what': 'See who did what, and when',
    'unsaved.title': 'Not saved yet', 'unsaved.what': 'What you have just filled in is lost when you leave.', 'unsaved.stay': 'Stay', 'unsaved.leave': 'Leave without saving',
    'passkey.use': 'Use a passkey', 'code.label': 'Code', 'code.hint': 'The 6 digits of your authenticator, or a recovery code', 'code.hintPasskey': 'The button beside gets one by your finger, face or screen lock; the 6 digits of an authenticator or a recovery code will do as well', 'code.passkey': 'Code by passkey', 'code.needed': 'Enter the code', myAccount: 'My account',
  },
});
