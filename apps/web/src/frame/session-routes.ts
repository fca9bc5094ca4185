import { z } from 'zod';
import { PERMISSIONS, POST_CODES, route } from '@kaowu/contracts';

const account = z.object({
  account: z.object({ id: z.uuid(), login: z.string(), name: z.string() }),
  posts: z.array(z.enum(POST_CODES)),
  permissions: z.array(z.enum(PERMISSIONS)),
});

/** The session routes as the frame uses them. */
export const sessionRoutes = {
  open: route({ method: 'POST', path: '/api/session', permission: 'public', summary: { zh: '登录', en: 'Sign in' }, body: z.object({ login: z.string(), password: z.string() }), response: z.unknown() }),
  read: route({ method: 'GET', path: '/api/session', permission: 'signed-in', summary: { zh: '当前账号', en: 'Who am I' }, response: account }),
  close: route({ method: 'DELETE', path: '/api/session', permission: 'signed-in', summary: { zh: '退出', en: 'Sign out' }, response: z.unknown() }),
} as const;
