import { useEffect, useRef, useState } from 'react';

/** So many are drawn at first, and so many more each time the end is near. */
export const PART_OF_ROWS = 100;

/**
 * How many of many things to draw: a part, and more when what stands at their end (`end`) comes into view or is pressed.
 * All of them where the browser cannot tell what is in view.
 */
export function useParts(count: number, isOn: boolean) {
  const canTell = typeof IntersectionObserver !== 'undefined';
  const [limit, setLimit] = useState(PART_OF_ROWS);
  const end = useRef<HTMLButtonElement>(null);
  const isPart = isOn && canTell && limit < count;
  useEffect(() => {
    const watched = end.current;
    // By the limit: an end that stays in view after a part is watched anew, or it would not be told again.
    if (!isOn || !canTell || limit >= count || watched === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setLimit((before) => before + PART_OF_ROWS);
      },
      { rootMargin: '400px' },
    );
    observer.observe(watched);
    return () => observer.disconnect();
  }, [isOn, canTell, limit, count]);
  return {
    shown: isPart ? limit : count,
    isPart,
    end,
    more: () => setLimit(limit + PART_OF_ROWS),
  };
}
