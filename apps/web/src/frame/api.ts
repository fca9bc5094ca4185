import { platformProblems, READING_REASON_HEADER, SERVER_TIME_HEADER, type CallOf, type FileResponse, type ReplyOf, type RouteContract, type WireProblem } from '@kaowu/contracts';
import { frameMessages } from './messages';
import { markReading, NoReason, readingReason } from './reading-reason';
import { hearServerTime } from './server-clock';

/** A refusal of the server, or a failure to reach it, as a person can be told of it. */
export class ApiProblem extends Error {
  constructor(readonly problem: WireProblem) {
    super(problem.en);
    this.name = 'ApiProblem';
  }
}

/** A file that a route answered with. */
export interface FetchedFile {
  readonly blob: Blob;
  readonly filename: string;
}

type ClientCode = 'network.unreachable' | 'reply.unreadable' | 'network.status';

const clientProblem = (code: ClientCode, status: number): ApiProblem => {
  const fill = (text: string): string => text.replace('{status}', String(status));
  const [zh, en] = [fill(frameMessages.zh[code]), fill(frameMessages.en[code])];
  return new ApiProblem({ type: 'about:blank', code, status, title: en, zh, en });
};

/** Anything thrown as a problem to show; what is unknown becomes "the reply is not understood". */
export const asProblem = (error: unknown): WireProblem =>
  error instanceof ApiProblem ? error.problem : clientProblem('reply.unreadable', 0).problem;

const plain = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function addressOf(route: RouteContract, call: { readonly params?: unknown; readonly query?: unknown }): string {
  const params = plain(call.params);
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(plain(call.query))) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one));
    }
  }
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

function sentBody(route: RouteContract, call: { readonly body?: unknown; readonly file?: unknown }): RequestInit {
  if (route.upload) {
    const form = new FormData();
    for (const [name, value] of Object.entries(plain(call.body))) {
      if (value !== undefined) form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
    }
    if (call.file instanceof Blob) form.append('file', call.file);
    return { body: form };
  }
  if (call.body === undefined) return {};
  return { body: JSON.stringify(call.body), headers: { 'content-type': 'application/json' } };
}

/** Why this window reads what the route tells; asks where nobody said so yet. */
async function reasonFor(route: RouteContract): Promise<Record<string, string>> {
  if (!route.readsClear) return {};
  try {
    return { [READING_REASON_HEADER]: encodeURIComponent(await readingReason()) };
  } catch (error) {
    if (!(error instanceof NoReason)) throw error;
    const { zh, en, status } = platformProblems['reading.reason-needed'];
    throw new ApiProblem({ type: 'about:blank', code: 'reading.reason-needed', status, title: zh, zh, en });
  }
}

async function send(route: RouteContract, call: object, signal?: AbortSignal): Promise<Response> {
  const why = await reasonFor(route);
  const { headers, ...sent } = sentBody(route, call);
  let response: Response;
  const sentAtMs = Date.now();
  try {
    response = await fetch(addressOf(route, call), {
      method: route.method,
      credentials: 'same-origin',
      ...sent,
      headers: { ...(headers as Record<string, string> | undefined), ...why },
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw clientProblem('network.unreachable', 0);
  }
  hearServerTime(sentAtMs, response.headers.get(SERVER_TIME_HEADER));
  if (response.ok) {
    if (route.readsClear) markReading();
    return response;
  }
  const problem = (await response.json().catch(() => null)) as WireProblem | null;
  throw problem && typeof problem.zh === 'string' ? new ApiProblem(problem) : clientProblem('network.status', response.status);
}

const isFile = (response: RouteContract['response']): response is FileResponse => 'file' in response;

/**
 * Calls a route. The reply has been checked by the route's schema; a route that answers with a file gives a Blob.
 * Throws ApiProblem, and an AbortError when `signal` stopped it.
 */
export async function api<R extends RouteContract>(route: R, call: CallOf<R> = {}, signal?: AbortSignal): Promise<ReplyOf<R>> {
  const response = await send(route, call, signal);
  if (isFile(route.response)) return (await response.blob()) as ReplyOf<R>;
  const text = await response.text();
  const parsed = route.response.safeParse(text === '' ? null : JSON.parse(text));
  if (!parsed.success) throw clientProblem('reply.unreadable', response.status);
  return parsed.data as ReplyOf<R>;
}

/** Calls a route that answers with a file, with the file's name as the server gave it. Throws ApiProblem. */
export async function fetchFile<R extends RouteContract>(route: R, call: CallOf<R> = {}): Promise<FetchedFile> {
  const response = await send(route, call);
  const disposition = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const quoted = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
  const filename = encoded === undefined ? (quoted ?? 'file') : decodeURIComponent(encoded);
  return { blob: await response.blob(), filename };
}

/** Saves a file route's answer through the browser. */
export async function saveFile<R extends RouteContract>(route: R, call: CallOf<R> = {}): Promise<void> {
  const { blob, filename } = await fetchFile(route, call);
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
