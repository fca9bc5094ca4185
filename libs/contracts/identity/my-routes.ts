import { z } from 'zod';
import { id, instant } from '../core/common';
import { route } from '../core/route';
import { secondFactorCode, sessionFactor } from './second-factor';

const password = z.string().min(1).max(200);

/** What may be done to one's own account; every account may. */
export const myRoutes = {
  myAccount: route({
    method: 'GET',
    path: '/api/my/account',
    permission: 'signed-in',
    summary: { zh: '我的账号：两步验证与登录中的设备', en: 'My account: second factor and open sessions' },
    response: z.object({
      login: z.string(),
      name: z.string(),
      secondFactor: z.object({ since: instant, recoveryLeft: z.int() }).nullable(),
      sessions: z.array(z.object({ id, openedAt: instant, expiresAt: instant, factor: sessionFactor, current: z.boolean() })),
    }),
  }),
  changePassword: route({
    method: 'PUT',
    path: '/api/my/password',
    permission: 'signed-in',
    summary: { zh: '修改密码（其他设备随即退出）', en: 'Change the password; other sessions end' },
    body: z.object({ present: password, next: z.string().min(10).max(200) }),
    response: z.object({ closed: z.int() }),
  }),
  closeOtherSessions: route({
    method: 'POST',
    path: '/api/my/sessions/close-others',
    permission: 'signed-in',
    summary: { zh: '退出其他设备', en: 'Sign out everywhere else' },
    response: z.object({ closed: z.int() }),
  }),
  beginSecondFactor: route({
    method: 'POST',
    path: '/api/my/second-factor',
    permission: 'signed-in',
    summary: { zh: '启用两步验证：取得二维码', en: 'Enrol a second factor: the QR code' },
    body: z.object({ password }),
    /** `qr` is a PNG, base64; `secret` is for typing in by hand. Both are shown this once. */
    response: z.object({ secret: z.string(), qr: z.string() }),
  }),
  confirmSecondFactor: route({
    method: 'POST',
    path: '/api/my/second-factor/confirm',
    permission: 'signed-in',
    summary: { zh: '启用两步验证：以第一个验证码确认', en: 'Enrol a second factor: confirm by its first code' },
    body: z.object({ code: secondFactorCode }),
    response: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  removeSecondFactor: route({
    method: 'POST',
    path: '/api/my/second-factor/remove',
    permission: 'signed-in',
    summary: { zh: '停用两步验证', en: 'Remove the second factor' },
    body: z.object({ password, code: secondFactorCode }),
    response: z.object({ removed: z.literal(true) }),
  }),
  renewRecoveryCodes: route({
    method: 'POST',
    path: '/api/my/second-factor/recovery-codes',
    permission: 'signed-in',
    summary: { zh: '更换恢复码（旧码作废）', en: 'New recovery codes; the old ones end' },
    body: z.object({ code: secondFactorCode }),
    response: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
} as const;
