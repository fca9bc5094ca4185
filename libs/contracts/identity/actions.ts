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
  'account.password-reset': { zh: '重置他人密码', en: "Another's password reset" },
  'session.others-closed': { zh: '退出其他设备', en: 'Signed out elsewhere' },
  'factor.enrolled': { zh: '启用两步验证', en: 'Second factor enrolled' },
  'factor.removed': { zh: '停用两步验证', en: 'Second factor removed' },
  'factor.reset': { zh: '重置他人两步验证', en: "Another's second factor reset" },
  'factor.recovery-renewed': { zh: '更换恢复码', en: 'Recovery codes renewed' },
  'passkey.added': { zh: '添加通行密钥', en: 'Passkey added' },
  'passkey.removed': { zh: '移除通行密钥', en: 'Passkey removed' },
  'passkey.taken': { zh: '移除他人通行密钥', en: "Another's passkey taken away" },
  'factor.recovery-used': { zh: '使用恢复码', en: 'Recovery code used' },
});
