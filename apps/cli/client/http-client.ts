import { READING_REASON_HEADER, type CallOf, type ReplyOf, type RouteContract, type WireProblem } from '@kaowu/contracts';

/** A refusal that the server answered with. */
export class ProblemReply extends Error {
  constructor(readonly problem: WireProblem) {
    super(`${problem.code}: ${problem.en}${problem.details ? ` ${JSON.stringify(problem.details.slice(0, 3))}` : ''}`);
  }
}

/** Fills the `:name` parts of a path and appends the query. */
export function addressOf(contract: RouteContract, params: object | undefined, query: object | undefined): string {
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((params as Record<string, unknown>)[name])));
  const entries = Object.entries(query ?? {}).filter(([, value]) => value !== undefined).map(([k, v]): [string, string] => [k, String(v)]);
  return entries.length > 0 ? `${path}?${new URLSearchParams(entries).toString()}` : path;
}

/** Calls the HTTP interface by its contracts, as one signed-in person. */
export class HttpClient {
  /** Why items and papers are read, where a route asks it. */
  readingReason = '考务演练';

  constructor(readonly baseUrl: string, public token: string | undefined = undefined) {}

  /** Calls a route; throws a ProblemReply when it is refused. */
  async call<R extends RouteContract>(contract: R, call: CallOf<R> = {}): Promise<ReplyOf<R>> {
    const response = await fetch(this.baseUrl + addressOf(contract, call.params as object | undefined, call.query as object | undefined), {
      method: contract.method,
      headers: { ...(contract.readsClear ? { [READING_REASON_HEADER]: encodeURIComponent(this.readingReason) } : {}), ...(this.token ? { authorization: `Bearer ${this.token}` } : {}), ...(this.isJson(contract, call) ? { 'content-type': 'application/json' } : {}) },
      body: this.bodyOf(contract, call) ?? null,
    });
    if (!response.ok) throw new ProblemReply((await response.json()) as WireProblem);
    if ('file' in contract.response) return (await response.blob()) as ReplyOf<R>;
    // A route may answer nothing ("nobody is signed in").
    const text = await response.text();
    return contract.response.parse(text === '' ? null : JSON.parse(text)) as ReplyOf<R>;
  }

  private isJson<R extends RouteContract>(contract: R, call: CallOf<R>): boolean {
    return !contract.upload && call.body !== undefined;
  }

  private bodyOf<R extends RouteContract>(contract: R, call: CallOf<R>): string | FormData | undefined {
    if (!contract.upload) return call.body === undefined ? undefined : JSON.stringify(call.body);
    const form = new FormData();
    for (const [key, value] of Object.entries((call.body ?? {}) as Record<string, unknown>)) form.append(key, typeof value === 'string' ? value : JSON.stringify(value));
    if (call.file) form.append('file', call.file as Blob, 'file');
    return form;
  }
}
