import type { deliveryRoutes } from '@kaowu/contracts/delivery/routes';
import type { ReplyOf } from '@kaowu/contracts/core/route';
import { jsonOf, request } from '../light/request';

type Routes = typeof deliveryRoutes;

/** The routes that this page calls, held to the contracts by type only, so that no schema is loaded here. */
const PATHS = {
  signIn: 'POST /api/room/sign-in',
  signOut: 'POST /api/room/sign-out',
  signStatement: 'POST /api/room/statement',
  roomState: 'GET /api/room/state',
  roomPaper: 'GET /api/room/paper',
  saveAnswers: 'POST /api/room/answers',
  handIn: 'POST /api/room/hand-in',
} as const satisfies { readonly [K in keyof Routes]?: `${Routes[K]['method']} ${Routes[K]['path']}` };

/** Calls a route; throws Refused, also where the server cannot be reached. */
export async function call<K extends keyof typeof PATHS>(name: K, body?: object, options: { readonly keepalive?: boolean } = {}): Promise<ReplyOf<Routes[K]>> {
  const [method, path] = PATHS[name].split(' ') as [string, string];
  return (await jsonOf(await request(method, path, { body, ...options }))) as ReplyOf<Routes[K]>;
}
