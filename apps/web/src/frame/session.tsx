import { createContext, useCallback, useContext, useMemo } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { identityRoutes, type Permission, type Post } from '@kaowu/contracts';
import { api } from './api';
import { forgetReason } from './reading-reason';
import { forgetRecent } from './recent';

/** Who sits at this browser. */
export interface Who {
  readonly account: { readonly id: string; readonly name: string };
  readonly posts: readonly Post[];
  readonly permissions: ReadonlySet<Permission>;
  /** True where the account has a second factor: acts of weight ask for its code. */
  readonly secondFactor: boolean;
  /** True while the password is a temporary one: it has to be changed before anything else. */
  readonly mustChangePassword: boolean;
}

interface SessionState {
  readonly who: Who | null;
  readonly loading: boolean;
  readonly error: Error | null;
  /** True where the account may do this; `signed-in` is any account. */
  readonly can: (permission: Permission | 'signed-in') => boolean;
  readonly signIn: (login: string, password: string, code?: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
  readonly retry: () => void;
}

const SessionContext = createContext<SessionState | null>(null);
const KEY = ['session'];

async function readWho(): Promise<Who | null> {
  const session = await api(identityRoutes.session);
  return session && { account: session.account, posts: session.posts, permissions: new Set(session.permissions), secondFactor: session.secondFactor, mustChangePassword: session.mustChangePassword };
}

/** Keeps the session for the whole page. */
export function SessionProvider({ children }: { children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const { data, isPending, error, refetch } = useQuery({ queryKey: KEY, queryFn: readWho, staleTime: 60_000 });
  const signIn = useCallback(
    async (login: string, password: string, code?: string) => {
      await api(identityRoutes.signIn, { body: { login, password, ...(code === undefined ? {} : { code }) } });
      client.removeQueries({ predicate: (query) => query.queryKey !== KEY });
      await refetch();
    },
    [client, refetch],
  );
  const signOut = useCallback(async () => {
    await api(identityRoutes.signOut);
    client.clear();
    forgetRecent();
    forgetReason();
    location.assign('/sign-in');
  }, [client]);
  const state = useMemo<SessionState>(() => {
    const who = data ?? null;
    return {
      who,
      loading: isPending,
      error,
      can: (permission) =>
        who !== null && (permission === 'signed-in' || who.permissions.has(permission)),
      signIn,
      signOut,
      retry: () => void refetch(),
    };
  }, [data, isPending, error, signIn, signOut, refetch]);
  return <SessionContext value={state}>{children}</SessionContext>;
}

/** The session; the person may be unknown (public pages). */
export function useSession(): SessionState {
  const state = useContext(SessionContext);
  if (!state) throw new Error('useSession outside SessionProvider');
  return state;
}
