const key = 'greffe.developmentClock';

/** Whether the bar was left folded in this browser; where nobody chose, a narrow page has it folded. */
export function isFolded(): boolean {
  try {
    const kept = localStorage.getItem(key);
    if (kept !== null) return kept === 'folded';
  } catch {
    // A browser that forbids storage decides by its width each time.
  }
  return !window.matchMedia('(min-width: 64rem)').matches;
}

export function keepFolded(folded: boolean): void {
  try {
    localStorage.setItem(key, folded ? 'folded' : 'open');
  } catch {
    // Then it is so for this page alone.
  }
}
