import { useCallback } from 'react';
import { QueryClient, useMutation, useQuery, useQueryClient, keepPreviousData } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { CallOf, ReplyOf, RouteContract } from '@kaowu/contracts';
import { api, ApiProblem } from './api';
import { useTellProblem } from './problems';

/** The one cache of the desks. A refusal is not asked again; only a server that cannot be reached is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => error instanceof ApiProblem && error.problem.status === 0 && count < 2,
    },
  },
});

/** The first part of the cache key under which what a route answered is kept. */
export const keyOf = (route: RouteContract): string => `${route.method} ${route.path}`;

export interface ApiOptions {
  /** False waits, for instance until something is chosen. */
  readonly enabled?: boolean;
  /** Asks again this often, in milliseconds. */
  readonly everyMs?: number;
}

/** Reads a route and keeps what it read. The former page stays on the screen while the next one loads. */
export function useApi<R extends RouteContract>(
  route: R,
  call: CallOf<R> = {},
  options: ApiOptions = {},
): UseQueryResult<ReplyOf<R>, Error> {
  return useQuery<ReplyOf<R>, Error>({
    queryKey: [keyOf(route), call],
    queryFn: ({ signal }) => api(route, call, signal),
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData as never,
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
  });
}

export interface ActOptions<R extends RouteContract> {
  /** Which routes read anew afterwards; left out, everything on the screen does. */
  readonly renews?: readonly RouteContract[];
  readonly onDone?: (reply: ReplyOf<R>) => void;
  /** True where the caller shows the problem itself (forms, uploads). */
  readonly silent?: boolean;
}

/** Calls a route that changes something: `act.mutate({ params, body })`. A problem is shown in the present language. */
export function useAct<R extends RouteContract>(
  route: R,
  options: ActOptions<R> = {},
): UseMutationResult<ReplyOf<R>, Error, CallOf<R>> {
  const tell = useTellProblem();
  const renew = useRenew();
  return useMutation<ReplyOf<R>, Error, CallOf<R>>({
    mutationFn: (call) => api(route, call),
    onSuccess: (reply) => options.onDone?.(reply),
    onError: (error) => {
      if (!options.silent) tell(error);
    },
    onSettled: () => renew(options.renews),
  });
}

/** Marks what was read from these routes (or everything) as old; what is on the screen is read anew. */
export function useRenew(): (routes?: readonly RouteContract[]) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (routes) => {
      if (routes === undefined) return client.invalidateQueries();
      await Promise.all(routes.map((route) => client.invalidateQueries({ queryKey: [keyOf(route)] })));
    },
    [client],
  );
}
