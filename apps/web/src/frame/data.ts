import { useCallback } from 'react';
import { QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient, keepPreviousData } from '@tanstack/react-query';
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

/** A list that is read on piece by piece. */
export interface Pieces<Row> {
  readonly rows: readonly Row[];
  /** What the newest piece says of the whole; undefined before the first. */
  readonly total: number | undefined;
  readonly error: Error | null;
  readonly busy: boolean;
  readonly hasMore: boolean;
  readonly more: () => void;
  readonly retry: () => void;
}

/** Reads a route whose query takes `after` and whose answer says with `next` where to read on. */
export function usePieces<R extends RouteContract, Row>(route: R, call: { readonly query: Readonly<Record<string, unknown>> }, limit: number): Pieces<Row> {
  type Piece = { readonly rows: readonly Row[]; readonly total: number; readonly next: number | null };
  const asked = useInfiniteQuery({
    queryKey: [keyOf(route), 'pieces', call, limit],
    queryFn: ({ pageParam, signal }) => api(route, { query: { ...call.query, limit, after: pageParam } } as unknown as CallOf<R>, signal) as unknown as Promise<Piece>,
    initialPageParam: 0,
    getNextPageParam: (last: Piece) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const pieces = asked.data?.pages ?? [];
  return {
    rows: pieces.flatMap((piece) => piece.rows), total: pieces[0] && (pieces.length > 1 && pieces[0].next !== null && pieces[0].total === pieces[0].rows.length ? pieces.reduce((sum, p) => sum + p.total, 0) : pieces[0].total),
    error: asked.error, busy: asked.isFetching, hasMore: asked.hasNextPage, more: () => void asked.fetchNextPage(), retry: () => void asked.refetch(),
  };
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
