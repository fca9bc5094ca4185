import { defineMessages } from './words';

/** The words of the frame itself. */
export const frameMessages = defineMessages({
  zh: {
    product: '考务', productLong: '考务 Kaowu', skip: '跳到正文', menu: '菜单', home: '首页',
    language: 'English', languageLabel: '切换语言', theme: '外观', 'theme.system': '跟随系统', 'theme.light': '浅色', 'theme.dark': '深色', 'theme.contrast': '高对比度',
    whoAmI: '当前账号', posts: '岗位', signOut: '退出登录', signIn: '登录', signInTitle: '工作人员登录', signInHint: '用本机构账号登录。考生请从考生端进入。',
    acts: '操作', login: '账号', password: '密码', loginNeeded: '请输入账号', passwordNeeded: '请输入密码', toRoom: '进入考生端', toPublic: '公众页面', staffSignIn: '工作人员登录',
    'home.hello': '{name}，您好', 'home.sub': '按岗位列出您可以进行的工作。', 'home.empty': '您的岗位还没有可用的功能，请联系信息平台专员。',
    'state.empty': '暂无数据', 'state.emptyHint': '有内容后会显示在这里。', 'state.loading': '正在加载…', 'state.error': '没有加载成功', 'state.errorSafe': '已保存的内容不受影响，可以重试。',
    'state.retry': '重试', 'state.stale': '未能更新，以下为较早的内容', 'state.code': '代码 {code}', 'state.denied': '您没有查看此页的权限', 'state.deniedHint': '所需权限：{permission}。如有需要，请联系信息平台专员。',
    'state.notFound': '没有这个页面', 'state.notFoundHint': '请检查地址，或从左侧菜单进入。', 'state.fault': '页面出错',
    'table.search': '搜索', 'table.chooseAll': '选中本页全部行', 'table.choose': '选中这一行', 'table.total': '共 {total} 条', 'table.columns': '显示列',
    'reason.label': '理由', 'reason.placeholder': '写明理由（2–500 字），将记入操作日志', 'reason.needed': '请写明理由，至少 2 个字', 'reason.confirm': '确认', 'reason.cancel': '取消', 'reason.what': '将会发生：',
    'problem.title': '未能完成', 'problem.where': '{sheet} 第 {row} 行 {column}', 'problem.more': '另有 {count} 处',
    'upload.choose': '选择文件', 'upload.drop': '点击或把文件拖到这里', 'upload.checking': '正在检查…', 'upload.check': '检查结果（尚未写入）', 'upload.take': '确认导入', 'upload.again': '换一个文件', 'upload.close': '关闭', 'upload.done': '导入完成', 'upload.template': '下载模板',
    'live.connecting': '正在连接…', 'live.live': '实时 · {age} 秒前', 'live.lost': '连接中断，正在重连 · 数据为 {age} 秒前',
    'network.unreachable': '连不上服务器，请检查网络后重试', 'reply.unreadable': '服务器的回复无法识别，请刷新页面', 'network.status': '服务器回复异常（{status}）',
    'room.door': '门', 'room.camera': '摄像头', download: '下载', refresh: '刷新', saved: '已保存', none: '—',
  },
  en: {
    product: 'Kaowu', productLong: 'Kaowu 考务', skip: 'Skip to content', menu: 'Menu', home: 'Home',
    language: '中文', languageLabel: 'Switch language', theme: 'Appearance', 'theme.system': 'As the system', 'theme.light': 'Light', 'theme.dark': 'Dark', 'theme.contrast': 'High contrast',
    whoAmI: 'Signed in as', posts: 'Posts', signOut: 'Sign out', signIn: 'Sign in', signInTitle: 'Staff sign-in', signInHint: "Use your account of this body. Candidates enter through the candidate's room.",
    acts: 'Actions', login: 'Account', password: 'Password', loginNeeded: 'Enter your account', passwordNeeded: 'Enter your password', toRoom: "To the candidate's room", toPublic: 'Public pages', staffSignIn: 'Staff sign-in',
    'home.hello': 'Hello {name}', 'home.sub': 'What your posts let you do.', 'home.empty': 'Your posts open nothing yet; ask the platform officer.',
    'state.empty': 'Nothing here yet', 'state.emptyHint': 'It will show here once there is something.', 'state.loading': 'Loading…', 'state.error': 'This could not be loaded', 'state.errorSafe': 'What was saved is safe. You can try again.',
    'state.retry': 'Try again', 'state.stale': 'Not updated: this is older', 'state.code': 'Code {code}', 'state.denied': 'You may not see this page', 'state.deniedHint': 'It needs the permission {permission}. Ask the platform officer if you need it.',
    'state.notFound': 'There is no such page', 'state.notFoundHint': 'Check the address or use the menu.', 'state.fault': 'The page failed',
    'table.search': 'Search', 'table.chooseAll': 'Choose all rows of this page', 'table.choose': 'Choose this row', 'table.total': '{total} in all', 'table.columns': 'Columns',
    'reason.label': 'Reason', 'reason.placeholder': 'Why (2–500 characters); it is written to the journal', 'reason.needed': 'Give a reason of at least 2 characters', 'reason.confirm': 'Confirm', 'reason.cancel': 'Cancel', 'reason.what': 'What will happen: ',
    'problem.title': 'Not done', 'problem.where': '{sheet} row {row} {column}', 'problem.more': 'and {count} more',
    'upload.choose': 'Choose a file', 'upload.drop': 'Click or drop a file here', 'upload.checking': 'Checking…', 'upload.check': 'What the check found (nothing is written yet)', 'upload.take': 'Import', 'upload.again': 'Another file', 'upload.close': 'Close', 'upload.done': 'Imported', 'upload.template': 'Download the template',
    'live.connecting': 'Connecting…', 'live.live': 'Live · {age} s ago', 'live.lost': 'Connection lost, reconnecting · data {age} s old',
    'network.unreachable': 'The server cannot be reached; check the network and try again', 'reply.unreadable': 'The reply of the server is not understood; reload the page', 'network.status': 'Unexpected reply of the server ({status})',
    'room.door': 'Door', 'room.camera': 'Camera', download: 'Download', refresh: 'Refresh', saved: 'Saved', none: '—',
  },
});
