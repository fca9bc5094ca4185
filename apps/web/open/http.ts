import type { CallOf, ReplyOf } from '@kaowu/contracts/core/route';
import type { publicCertificatesRoutes } from '@kaowu/contracts/certificates/public-routes';
import type { deliveryRoutes } from '@kaowu/contracts/delivery/routes';
import type { markingCandidateRoutes } from '@kaowu/contracts/marking/examiner-routes';
import type { publicResultsRoutes } from '@kaowu/contracts/results/public-routes';
import type { sittingRoundRoutes } from '@kaowu/contracts/sitting/round-routes';
import { jsonOf, request } from '../light/request';

/** Every route that the public pages call. */
export interface OpenRoutes {
  readonly board: typeof publicResultsRoutes.board;
  readonly publication: typeof publicResultsRoutes.publication;
  readonly ownResult: typeof publicResultsRoutes.ownResult;
  readonly raiseObjection: typeof publicResultsRoutes.raiseObjection;
  readonly announcements: typeof sittingRoundRoutes.publicRounds;
  readonly examiners: typeof markingCandidateRoutes.candidateExaminers;
  readonly recuse: typeof markingCandidateRoutes.candidateRecusal;
  readonly verify: typeof publicCertificatesRoutes.verify;
  readonly certificate: typeof publicCertificatesRoutes.download;
  readonly receipt: typeof deliveryRoutes.publicReceipt;
}
type Name = keyof OpenRoutes;
/** A call as it is sent, whatever its route. */
interface PlainCall {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: object | undefined;
}

/** Their addresses, held to the contracts by type only, so that no schema is loaded here. */
const PATHS = {
  board: 'GET /api/public/board',
  publication: 'GET /api/public/publications/:publicationId',
  ownResult: 'POST /api/public/results',
  raiseObjection: 'POST /api/public/objections',
  announcements: 'GET /api/public/rounds',
  examiners: 'POST /api/marking/candidate/examiners',
  recuse: 'POST /api/marking/candidate/recusals',
  verify: 'GET /api/public/certificates/:number',
  certificate: 'POST /api/public/certificates/:number/pdf',
  receipt: 'GET /api/public/receipts/:code',
} as const satisfies { readonly [K in Name]: `${OpenRoutes[K]['method']} ${OpenRoutes[K]['path']}` };

async function send<K extends Name>(name: K, call: Call<K>): Promise<Response> {
  const { params = {}, query = {}, body } = call as PlainCall;
  const [method, pattern] = PATHS[name].split(' ') as [string, string];
  const path = pattern.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
  const asked = new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)).toString();
  return request(method, asked === '' ? path : `${path}?${asked}`, { body });
}

/** What a route answers with. */
export type Reply<K extends Name> = ReplyOf<OpenRoutes[K]>;
/** What a route is called with. */
export type Call<K extends Name> = CallOf<OpenRoutes[K]>;

/** Calls a route that answers with JSON. Throws Refused. */
export const ask = async <K extends Name>(name: K, call: Call<K>): Promise<Reply<K>> => (await jsonOf(await send(name, call))) as Reply<K>;

/** Calls a route that answers with a file and saves it through the browser. Throws Refused. */
export async function save(name: 'certificate', call: Call<'certificate'>): Promise<void> {
  const response = await send(name, call);
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const url = URL.createObjectURL(await response.blob());
  Object.assign(document.createElement('a'), { href: url, download: encoded === undefined ? 'certificate.pdf' : decodeURIComponent(encoded) }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
