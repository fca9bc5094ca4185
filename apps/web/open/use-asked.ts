import { useEffect, useState } from 'preact/hooks';
import type { WireProblem } from '@kaowu/contracts/core/event';
import { networkProblem, Refused } from '../light/problem';
import { ask, type Call, type OpenRoutes, type Reply } from './http';

const asProblem = (error: unknown): WireProblem => (error instanceof Refused ? error : networkProblem()).problem;

/** What a page knows of a question that it put to the server. */
export interface Asked<T> {
  readonly busy: boolean;
  readonly data: T | null;
  readonly problem: WireProblem | null;
}

/** Something that is done on request; a second request while one is under way is left out. */
export function useAct<A extends readonly unknown[], T>(work: (...given: A) => Promise<T>): Asked<T> & { readonly run: (...given: A) => void; readonly reset: () => void } {
  const [asked, setAsked] = useState<Asked<T>>({ busy: false, data: null, problem: null });
  const run = (...given: A): void => {
    if (asked.busy) return;
    setAsked({ data: asked.data, busy: true, problem: null });
    work(...given).then(
      (data) => setAsked({ busy: false, data, problem: null }),
      (error: unknown) => setAsked({ busy: false, data: null, problem: asProblem(error) }),
    );
  };
  return { ...asked, run, reset: () => setAsked({ busy: false, data: null, problem: null }) };
}

/** Asks a route as soon as the page is there, and again on `retry`. */
export function useAsked<K extends keyof OpenRoutes>(name: K, call: Call<K>): Asked<Reply<K>> & { readonly retry: () => void } {
  const [asked, setAsked] = useState<Asked<Reply<K>>>({ busy: true, data: null, problem: null });
  const [turn, setTurn] = useState(0);
  const given = JSON.stringify(call);
  useEffect(() => {
    let wanted = true;
    const settle = (some: Partial<Asked<Reply<K>>>): void => {
      if (wanted) setAsked({ busy: false, data: null, problem: null, ...some });
    };
    settle({ busy: true });
    ask(name, JSON.parse(given) as Call<K>).then((data) => settle({ data }), (error: unknown) => settle({ problem: asProblem(error) }));
    return () => {
      wanted = false;
    };
  }, [name, given, turn]);
  return { ...asked, retry: () => setTurn(turn + 1) };
}
