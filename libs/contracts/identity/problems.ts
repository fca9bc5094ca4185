import { defineProblems } from '../core/problem';

/** Refusals of the lib identity. */
export const identityProblems = defineProblems({
  'sign-in.wrong': { status: 401, zh: '用户名或密码不正确', en: 'User name or password is wrong' },
  'sign-in.locked': { status: 429, zh: '失败次数过多，请 {minutes} 分钟后再试', en: 'Too many failures; try again in {minutes} minutes' },
  'account.login-taken': { status: 409, zh: '用户名 {login} 已被使用', en: 'User name {login} is taken' },
  'account.own-disable': { status: 409, zh: '不能停用自己的账号', en: 'You cannot disable your own account' },
});
