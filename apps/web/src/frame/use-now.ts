import { useEffect, useState } from 'react';

/** The browser's clock in epoch ms, renewed every `everyMs`; for ages and countdowns on the screen only. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
