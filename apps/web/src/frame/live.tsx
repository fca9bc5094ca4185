import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { io, type Socket } from 'socket.io-client';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { AckEnvelope, AckOf, EventContract, PayloadOf, PushContract, WireProblem } from '@kaowu/contracts';
import { identityRoutes } from '@kaowu/contracts';
import { api, ApiProblem } from './api';
import { frameMessages } from './messages';
import { serverNow } from './server-clock';
import { StateTag } from './state-tag';
import { useNow } from './use-now';
import { useWords } from './words';

type SentOf<E extends EventContract> = z.input<E['payload']>;
type Pushes = Readonly<Record<string, PushContract>>;

export interface LiveOptions<E extends EventContract, P extends Pushes> {
  /** Sent on every (re)connection; null waits. Its answer is the snapshot. */
  readonly join: { readonly event: E; readonly payload: SentOf<E> } | null;
  readonly onJoined: (snapshot: AckOf<E>) => void;
  readonly onPush: { readonly [K in keyof P]?: (payload: PayloadOf<P[K]>) => void };
}

export interface Live {
  readonly status: 'connecting' | 'live' | 'lost';
  /** When anything was last heard, epoch ms by the server's clock; null before the first. */
  readonly heardAtMs: number | null;
  readonly problem: ApiProblem | null;
  /** Asks for a fresh snapshot (after a gap in the sequence). */
  readonly rejoin: () => void;
  /** Sends an event and waits for its answer; throws ApiProblem on a refusal. */
  readonly send: <Ev extends EventContract>(event: Ev, payload: SentOf<Ev>) => Promise<AckOf<Ev>>;
}

async function ask<Ev extends EventContract>(socket: Socket, event: Ev, payload: SentOf<Ev>): Promise<AckOf<Ev>> {
  const envelope = (await socket.timeout(10_000).emitWithAck(event.name, payload)) as AckEnvelope<unknown>;
  if (!envelope.ok) throw new ApiProblem(envelope.problem);
  return event.ack.parse(envelope.value) as AckOf<Ev>;
}

const isProblem = (data: unknown): data is WireProblem =>
  typeof data === 'object' && data !== null && 'code' in data && 'zh' in data;

/**
 * A live view: joins, hears pushes checked by their schemas, and joins again by itself after every break. `pushes` and
 * the join payload are compared by value, so they may be made anew at each render.
 */
export function useLive<E extends EventContract, P extends Pushes>(namespace: string, pushes: P, options: LiveOptions<E, P>): Live {
  const [status, setStatus] = useState<Live['status']>('connecting');
  const [heardAtMs, setHeardAt] = useState<number | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const socketRef = useRef<Socket | null>(null);
  const latest = useRef({ pushes, options });
  useLayoutEffect(() => {
    latest.current = { pushes, options };
  });
  const joinKey = options.join === null ? null : JSON.stringify([options.join.event.name, options.join.payload]);

  const rejoin = useCallback(() => {
    const socket = socketRef.current;
    const join = latest.current.options.join;
    if (!socket?.connected || join === null) return;
    void ask(socket, join.event, join.payload).then(
      (snapshot) => {
        latest.current.options.onJoined(snapshot);
        setStatus('live');
        setProblem(null);
        setHeardAt(serverNow());
      },
      (error: unknown) => {
        if (error instanceof ApiProblem) return setProblem(error);
        setTimeout(() => socketRef.current === socket && rejoin(), 2_000);
      },
    );
  }, []);

  useEffect(() => {
    if (joinKey === null) return;
    const socket = io(namespace, { transports: ['websocket'], reconnectionDelay: 300, reconnectionDelayMax: 3_000 });
    let retry: ReturnType<typeof setTimeout> | undefined;
    socketRef.current = socket;
    socket.on('connect', () => {
      rejoin();
      // A page that lives on pushes makes no calls: each new connection asks the time once more.
      void api(identityRoutes.session).catch(() => undefined);
    });
    // The connection's own sign of life (every ten seconds) counts as heard.
    const alive = (): void => setHeardAt(serverNow());
    socket.io.on('ping', alive);
    socket.on('disconnect', (why) => {
      setStatus('lost');
      if (why === 'io server disconnect') retry = setTimeout(() => socket.connect(), 1_000);
    });
    socket.on('connect_error', (error: Error & { data?: unknown }) => {
      setStatus((now) => (now === 'live' ? 'lost' : now));
      // A refused connection (signed out, no permission) is not tried again by socket.io itself.
      if (isProblem(error.data)) setProblem(new ApiProblem(error.data));
      if (!socket.active) retry = setTimeout(() => socket.connect(), 5_000);
    });
    socket.onAny((name: string, payload: unknown) => {
      setHeardAt(serverNow());
      for (const [key, contract] of Object.entries(latest.current.pushes)) {
        if (contract.name !== name) continue;
        const parsed = contract.payload.safeParse(payload);
        if (parsed.success) latest.current.options.onPush[key]?.(parsed.data as never);
        else rejoin();
      }
    });
    return () => {
      socketRef.current = null;
      socket.io.off('ping', alive);
      clearTimeout(retry);
      socket.disconnect();
      setStatus('connecting');
    };
  }, [namespace, joinKey, rejoin]);

  const send = useCallback<Live['send']>(async (event, payload) => {
    if (!socketRef.current) throw new Error('not connected');
    return ask(socketRef.current, event, payload);
  }, []);
  return { status, heardAtMs, problem, rejoin, send };
}

/**
 * The age of the live data in words, renewed each second. `staleAfterSeconds` for servers that give a regular sign of
 * life: silence for longer is shown as a break, even before the connection notices.
 */
export function DataAge({ live, staleAfterSeconds = Infinity }: { live: Live; staleAfterSeconds?: number }): ReactNode {
  const w = useWords(frameMessages);
  const now = useNow(1_000);
  const age = live.heardAtMs === null ? 0 : Math.max(0, Math.round((now - live.heardAtMs) / 1000));
  if (live.status === 'connecting') return <StateTag kind="checked-in">{w('live.connecting')}</StateTag>;
  if (live.status === 'lost' || age > staleAfterSeconds) return <StateTag kind="broken">{w('live.lost', { age })}</StateTag>;
  return <StateTag kind="answering">{w('live.live', { age })}</StateTag>;
}
