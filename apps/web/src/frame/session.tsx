import { createContext, useCallback, useContext, useMemo } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Permission, Post } from '@kaowu/contracts';
import { api, ApiProblem } from './api';
import { sessionRoutes } from './session-routes';

/** Who sits at this browser. */
export interface Who {
  readonly account: { readonly id: string; readonly name: string };
  readonly posts: readonly Post[];
  readonly permissions: ReadonlySet<Permission>;
}

interface SessionState {
  readonly who: Who | null;
  readonly loading: boolean;
  readonly error: Error | null;
  /** True where the account may do this; `signed-in` is any account. */
  readonly can: (permission: Permission | 'signed-in' | 'public') => boolean;
  readonly signIn: (login: string, password: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
  readonly retry: () => void;
}

const SessionContext = createContext<SessionState | null>(null);
const KEY = ['session'];

async function readWho(): Promise<Who | null> {
  try {
    const { account, posts, permissions } = await api(sessionRoutes.read);
    return { account, posts, permissions: new Set(permissions) };
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === 401) return null;
    throw error;
  }
}

/** Keeps the session for the whole page. */
export function SessionProvider({ children }: { children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const { data, isPending, error, refetch } = useQuery({ queryKey: KEY, queryFn: readWho, staleTime: 60_000 });
  const signIn = useCallback(
    async (login: string, password: string) => {
      await api(sessionRoutes.open, { body: { login, password } });
      client.clear();
      await refetch();
    },
    [client, refetch],
  );
  const signOut = useCallback(async () => {
    await api(sessionRoutes.close);
    client.clear();
    location.assign('/sign-in');
  }, [client]);
  const state = useMemo<SessionState>(() => {
    const who = data ?? null;
    return {
      who,
      loading: isPending,
      error,
      can: (permission) =>
        permission === 'public' || (who !== null && (permission === 'signed-in' || who.permissions.has(permission))),
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
