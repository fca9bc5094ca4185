import { useEffect, useState } from 'react';
import { serverNow, watchServerTime } from './server-clock';

/** The server's time in epoch ms, renewed every `everyMs` and when the clocks are found to differ: for ages, countdowns and what waits for an instant. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const renew = (): void => setNow(serverNow());
    const timer = setInterval(renew, everyMs);
    const forget = watchServerTime(renew);
    return () => {
      clearInterval(timer);
      forget();
    };
  }, [everyMs]);
  return now;
}
