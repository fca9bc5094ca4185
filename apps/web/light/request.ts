import type { WireProblem } from '@kaowu/contracts/core/event';
import { networkProblem, Refused } from './problem';

/** A server that does not answer in this time is as good as gone. */
const PATIENCE_MS = 15_000;

/** What is sent besides method and address. */
export interface Sent {
  /** Sent as JSON; an empty object where it is left out and the method has a body. */
  readonly body?: object | undefined;
  /** True lets the browser finish the request after the page has gone. */
  readonly keepalive?: boolean;
}

/** Calls an address of the server. Throws Refused: what the server answered, or `network` where it could not be reached. */
export async function request(method: string, path: string, { body, keepalive }: Sent = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json' } }),
      ...(keepalive ? { keepalive: true } : {}),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    throw networkProblem();
  }
  if (response.ok) return response;
  const problem = (await response.json().catch(() => null)) as WireProblem | null;
  throw problem && typeof problem.zh === 'string' ? new Refused(problem) : networkProblem();
}

/** The JSON of a reply; a reply that breaks off counts as a server that could not be reached. */
export async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw networkProblem();
  }
}
