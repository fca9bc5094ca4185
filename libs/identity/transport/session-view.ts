import { permissionsOf, type identityRoutes, type OutputOf, type SessionFactor } from '@kaowu/contracts';
import type { Account } from '../application/accounts';

/** Who signed in, as the browser needs them. A temporary password permits nothing but the change of itself. */
export const sessionViewOf = (account: Account, expiresAt: Date, factor: SessionFactor): NonNullable<OutputOf<typeof identityRoutes.session>> => ({
  account: { id: account.id, login: account.login, name: account.name },
  posts: [...account.posts],
  permissions: account.temporaryUntil === null ? [...permissionsOf(account.posts)] : [],
  mustChangePassword: account.temporaryUntil !== null,
  expiresAt: expiresAt.toISOString(),
  factor,
  secondFactor: account.secondFactor || account.passkeys,
});
