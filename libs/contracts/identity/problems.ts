import { defineProblems } from '../core/problem';

/** Refusals of the lib identity. */
export const identityProblems = defineProblems({
  'sign-in.wrong': { status: 401, zh: '用户名或密码不正确', en: 'User name or password is wrong' },
  'sign-in.locked': { status: 429, zh: '失败次数过多，请 {minutes} 分钟后再试', en: 'Too many failures; try again in {minutes} minutes' },
  'account.login-taken': { status: 409, zh: '用户名 {login} 已被使用', en: 'User name {login} is taken' },
  'account.own-disable': { status: 409, zh: '不能停用自己的账号', en: 'You cannot disable your own account' },
  'account.own-reset': { status: 409, zh: '自己的密码请在“我的账号”中修改', en: 'Change your own password under "My account"' },
  'sign-in.temporary-over': { status: 401, zh: '临时密码已过期，请联系信息平台专员重置', en: 'The temporary password has expired; ask the platform officer for another' },
  'password.wrong': { status: 403, zh: '原密码不正确', en: 'The present password is wrong' },
  'password.same': { status: 422, zh: '新密码不能与原密码相同', en: 'The new password is the present one' },
  'factor.code-needed': { status: 401, zh: '请输入动态验证码', en: 'The code of your second factor is needed' },
  'factor.code-wrong': { status: 401, zh: '动态验证码不正确', en: 'The code is wrong' },
  'factor.code-used': { status: 409, zh: '该验证码已使用，请等待下一个验证码（至多 30 秒）', en: 'This code was used already; wait for the next one (30 seconds at most)' },
  'factor.enrolled': { status: 409, zh: '已启用两步验证，请先停用', en: 'A second factor is in use; remove it first' },
  'factor.not-enrolled': { status: 409, zh: '尚未启用两步验证', en: 'No second factor is in use' },
  'passkey.refused': { status: 401, zh: '通行密钥验证未通过', en: 'The passkey was not accepted' },
  'passkey.stale': { status: 409, zh: '操作超时或已用过，请重试', en: 'This took too long or was used already; try again' },
  'passkey.asked-often': { status: 429, zh: '从这里开始而未完成的通行密钥登录过多，请 {minutes} 分钟后再试，或用用户名和密码登录', en: 'Too many sign-ins by passkey were begun from here and not finished; try again in {minutes} minutes, or sign in by name and password' },
  'passkey.known': { status: 409, zh: '该通行密钥已登记', en: 'This passkey is registered already' },
  'passkey.none': { status: 409, zh: '尚未登记通行密钥', en: 'No passkey is registered' },
  'factor.not-begun': { status: 409, zh: '请先扫描二维码', en: 'Begin with the QR code' },
});
