import type { BrowserContext, Page } from 'playwright-core';
import { identityRoutes } from '@kaowu/contracts';
import { Sessions } from '@kaowu/identity';
import { HttpClient } from '../../apps/cli/client/http-client';
import { DEMO_PASSWORD } from '../../seeds';
import type { TestInstance } from './instance';

/** A shift: longer than any suite, unless its clock is moved. */
const MINUTES = 720;

/** A client of a member of staff, in a session opened in the house: signing in by password has tests of its own. */
export async function staffClient(instance: TestInstance, login: string): Promise<HttpClient> {
  const account = await instance.db.one<{ id: string }>('SELECT id FROM account WHERE login = $1', [login]);
  if (!account) throw new Error(`nobody has the login ${login}`);
  const { token } = await instance.nest.get(Sessions).open('staff', account.id, MINUTES);
  return new HttpClient(instance.url, token);
}

/** Clients of several, in the order of their logins. */
export const staffClients = <const L extends readonly string[]>(instance: TestInstance, ...logins: L): Promise<{ [K in keyof L]: HttpClient }> =>
  Promise.all(logins.map((login) => staffClient(instance, login))) as Promise<{ [K in keyof L]: HttpClient }>;

/** Signs a window in with an account of the seeds, without the form, which has tests of its own. */
export async function enterAs({ request }: Pick<Page | BrowserContext, 'request'>, login: string): Promise<void> {
  const answer = await request.post(identityRoutes.signIn.path, { data: { login, password: DEMO_PASSWORD } });
  if (!answer.ok()) throw new Error(`${login} could not sign in: ${answer.status()}`);
}
