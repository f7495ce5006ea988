import { useEffect, useState } from 'react';

/** Whole seconds until a moment (milliseconds since 1970), counted down; at least 1 while it is ahead. */
export function useSecondsUntil(moment: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    if (moment === undefined) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [moment]);

  return moment === undefined ? 0 : Math.max(1, Math.ceil((moment - now) / 1000));
}
