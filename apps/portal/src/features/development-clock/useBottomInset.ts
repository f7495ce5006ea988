import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Tells the page how much of the window's bottom an element takes while it is fixed there: see the base styles. */
export function useBottomInset(): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const bar = element.current;
    if (!bar) return;
    const { style } = document.documentElement;
    const tell = () => {
      const isFixed = getComputedStyle(bar).position === 'fixed';
      style.setProperty('--bottom-inset', isFixed ? `${bar.offsetHeight}px` : '0px');
    };
    tell();
    const observer = new ResizeObserver(tell);
    observer.observe(bar);
    // A low window has it in the page's flow, whatever its own size.
    window.addEventListener('resize', tell);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', tell);
      style.setProperty('--bottom-inset', '');
    };
  }, []);
  return element;
}
