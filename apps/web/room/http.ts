import type { deliveryRoutes } from '@kaowu/contracts/delivery/routes';
import type { ReplyOf } from '@kaowu/contracts/core/route';
import { networkProblem, RoomProblem, type WireProblem } from './types';

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

/** A server that does not answer in this time is as good as gone. */
const PATIENCE_MS = 15_000;

/** Calls a route; throws a RoomProblem, also where the server cannot be reached. */
export async function call<K extends keyof typeof PATHS>(name: K, body?: object, options: { readonly keepalive?: boolean } = {}): Promise<ReplyOf<Routes[K]>> {
  const [method, path] = PATHS[name].split(' ') as [string, string];
  let response: Response;
  let value: unknown;
  try {
    response = await fetch(path, {
      method,
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json' } }),
      ...(options.keepalive ? { keepalive: true } : {}),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    value = await response.json();
  } catch {
    throw networkProblem();
  }
  if (!response.ok) throw new RoomProblem(value as WireProblem);
  return value as ReplyOf<Routes[K]>;
}
