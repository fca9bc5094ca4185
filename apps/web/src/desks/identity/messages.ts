import { defineMessages } from '../../frame';

export const messages = defineMessages({
  zh: {
    title: '账号与岗位', sub: '谁可以登录、担任哪些岗位；没有授予的一律拒绝', login: '用户名', name: '姓名', posts: '岗位', state: '状态', active: '启用', disabled: '已停用', created: '建立时间',
    add: '新建账号', password: '初始密码（至少 10 位）', reason: '原因', disable: '停用', enable: '启用', 'disable.what': '{name} 将立即退出所有设备，且不能再登录。', 'enable.what': '{name} 可以重新登录。',
    changePosts: '变更岗位', 'posts.what': '{name} 的权限从下一次操作起改变。', save: '保存', cancel: '取消', required: '必填', loginRule: '小写字母开头，可含数字、点、横线', empty: '没有账号', done: '已保存',
  },
  en: {
    title: 'Accounts and posts', sub: 'Who may sign in and in which posts; what is not granted is refused', login: 'User name', name: 'Name', posts: 'Posts', state: 'State', active: 'Active', disabled: 'Disabled', created: 'Created',
    add: 'New account', password: 'First password (10 characters or more)', reason: 'Reason', disable: 'Disable', enable: 'Enable', 'disable.what': '{name} is signed out everywhere at once and cannot sign in again.', 'enable.what': '{name} may sign in again.',
    changePosts: 'Change posts', 'posts.what': 'What {name} may do changes with their next act.', save: 'Save', cancel: 'Cancel', required: 'Needed', loginRule: 'A lower-case letter first; digits, dot and dash may follow', empty: 'No accounts', done: 'Saved',
  },
});
