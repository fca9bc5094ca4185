import type { identityRoutes, OutputOf } from '@kaowu/contracts';
import type { Account } from '../application/accounts';

/** An account as account managers see it. */
export const accountViewOf = (account: Account): OutputOf<typeof identityRoutes.createAccount> => ({
  id: account.id, login: account.login, name: account.name, posts: [...account.posts], disabled: account.disabled,
  secondFactor: account.secondFactor, passkeys: account.passkeys, createdAt: account.createdAt.toISOString(),
});
