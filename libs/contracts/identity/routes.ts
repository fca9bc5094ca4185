import { z } from 'zod';
import { id, instant, pageOf, pageQuery, reason } from '../core/common';
import { route } from '../core/route';
import { myRoutes } from './my-routes';
import { passkeyProof, passkeyRoutes } from './passkeys';
import { PERMISSIONS, POST_CODES } from './permissions';
import { secondFactorCode, sessionFactor } from './second-factor';

const post = z.enum(POST_CODES);
const password = z.string().min(10).max(200);

/** The signed-in person as the browser needs them. */
export const sessionView = z.object({
  account: z.object({ id, login: z.string(), name: z.string() }),
  posts: z.array(post),
  permissions: z.array(z.enum(PERMISSIONS)),
  expiresAt: instant,
  /** By what the session was opened. */
  factor: sessionFactor,
  /** True where the account has a second factor or a passkey: acts of weight ask for a fresh code. */
  secondFactor: z.boolean(),
  /** True while the password is a temporary one: nothing is permitted but changing it. */
  mustChangePassword: z.boolean(),
});

/** An account as account managers see it. */
export const accountView = z.object({
  id,
  login: z.string(),
  name: z.string(),
  posts: z.array(post),
  disabled: z.boolean(),
  secondFactor: z.boolean(),
  passkeys: z.boolean(),
  createdAt: instant,
});

/** HTTP routes of the lib identity. */
export const identityRoutes = {
  ...passkeyRoutes,
  passkeySignIn: route({
    method: 'POST', path: '/api/session/passkey', permission: 'public',
    summary: { zh: '以通行密钥登录：完成', en: 'Sign in by passkey: finish' },
    body: z.object({ answer: passkeyProof }), response: sessionView.extend({ token: z.string() }),
  }),
  signIn: route({
    method: 'POST',
    path: '/api/session',
    permission: 'public',
    summary: { zh: '工作人员登录', en: 'Sign in (staff)' },
    body: z.object({ login: z.string().trim().min(1).max(60), password: z.string().min(1).max(200), code: secondFactorCode.optional() }),
    /** `token` serves programs (Authorization: Bearer); browsers use the cookie that comes with the answer. */
    response: sessionView.extend({ token: z.string() }),
  }),
  session: route({
    method: 'GET',
    path: '/api/session',
    permission: 'public',
    summary: { zh: '当前登录者；未登录为 null', en: 'Who is signed in; null for nobody' },
    response: sessionView.nullable(),
  }),
  signOut: route({
    method: 'DELETE',
    path: '/api/session',
    permission: 'signed-in',
    summary: { zh: '退出登录', en: 'Sign out' },
    response: z.object({ closed: z.literal(true) }),
  }),
  accounts: route({
    method: 'GET',
    path: '/api/accounts',
    permission: 'account.manage',
    summary: { zh: '账号列表', en: 'Accounts' },
    query: pageQuery,
    response: pageOf(accountView),
  }),
  createAccount: route({
    method: 'POST',
    path: '/api/accounts',
    permission: 'account.manage',
    summary: { zh: '建立账号', en: 'Create an account' },
    body: z.object({
      /** The person of the staff register whom the account is for; without it the account is a person of its own. */
      personId: id.optional(),
      login: z.string().trim().toLowerCase().regex(/^[a-z][a-z0-9_.-]{1,39}$/),
      name: z.string().trim().min(1).max(60),
      password,
      posts: z.array(post).min(1),
      reason,
    }),
    response: accountView,
  }),
  setPosts: route({
    method: 'PUT',
    path: '/api/accounts/:accountId/posts',
    permission: 'account.manage',
    summary: { zh: '变更岗位', en: 'Change posts' },
    params: z.object({ accountId: id }),
    body: z.object({ posts: z.array(post), reason }),
    response: accountView,
  }),
  setDisabled: route({
    method: 'PUT',
    path: '/api/accounts/:accountId/disabled',
    permission: 'account.manage',
    summary: { zh: '停用或启用账号', en: 'Disable or enable an account' },
    params: z.object({ accountId: id }),
    body: z.object({ disabled: z.boolean(), reason }),
    response: accountView,
  }),
  resetPassword: route({
    method: 'POST',
    path: '/api/accounts/:accountId/password/reset',
    permission: 'account.manage',
    summary: { zh: '重置他人密码：给出一次性临时密码', en: "Reset another's password: gives a temporary one, shown once" },
    params: z.object({ accountId: id }),
    body: z.object({ reason }),
    response: z.object({ account: accountView, password: z.string(), until: instant }),
  }),
  resetSecondFactor: route({
    method: 'POST',
    path: '/api/accounts/:accountId/second-factor/reset',
    permission: 'account.manage',
    summary: { zh: '重置他人的两步验证（设备遗失）', en: "Take away another's second factor (device lost)" },
    params: z.object({ accountId: id }),
    body: z.object({ reason }),
    response: accountView,
  }),
  ...myRoutes,
} as const;
