import { defineActions } from '../core/action';

/** Journal actions of the lib identity. */
export const identityActions = defineActions({
  'session.opened': { zh: '登录', en: 'Signed in' },
  'session.closed': { zh: '退出登录', en: 'Signed out' },
  'session.refused': { zh: '登录失败', en: 'Sign-in refused' },
  'account.created': { zh: '建立账号', en: 'Account created' },
  'account.posts-changed': { zh: '变更岗位', en: 'Posts changed' },
  'account.disabled': { zh: '停用账号', en: 'Account disabled' },
  'account.enabled': { zh: '启用账号', en: 'Account enabled' },
  'account.password-changed': { zh: '修改密码', en: 'Password changed' },
});
