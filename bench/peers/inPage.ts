import type { PeerForm } from './form.ts';

/** A control as it stands on a page. */
export interface SeenField {
  readonly title: string;
  /** `entry` is a text or a number: some libraries type numbers into a text field where people write a comma. */
  readonly kind: string;
  /** Whether the words of a missing answer, or of any other fault, stand at it. */
  readonly isMissing: boolean;
  readonly text: string;
}

/** What a page notes of itself; all times in milliseconds of its own clock. */
export interface Watched {
  /** The form was asked for. */
  startedAt: number;
  /** The first control has been painted. */
  paintedAt: number;
  /** Every control has been painted. */
  allPaintedAt: number;
  tasks: { end: number; length: number }[];
  /** From a key to the frame in which its own character stands. */
  shown: number[];
  /** The frame after the last change of the page. */
  settledAt: number;
}

interface PeerWindow {
  peer: { prepare(form: PeerForm, files: object): unknown; mount(root: Element, prepared: unknown): void };
  prepared: unknown;
  watched: Watched;
}

/** Runs in the page: prepares the form, which is not measured. */
export async function prepare(asked: { form: PeerForm; files: object }): Promise<void> {
  const page = window as unknown as PeerWindow;
  page.prepared = await page.peer.prepare(asked.form, asked.files);
}

/** Runs in the page: draws the form and notes when it can be used. */
export function mount(controls: number): void {
  const page = window as unknown as PeerWindow;
  const root = document.querySelector('#root');
  if (root === null) throw new Error('The page has no root.');
  const watched: Watched = {
    startedAt: 0,
    paintedAt: 0,
    allPaintedAt: 0,
    tasks: [],
    shown: [],
    settledAt: 0,
  };
  page.watched = watched;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      watched.tasks.push({ end: startTime + duration, length: duration });
  }).observe({ type: 'longtask' });
  // The frame after next begins when this one has been painted.
  const afterPaint = (then: () => void) => requestAnimationFrame(() => requestAnimationFrame(then));
  const look = () => {
    const count = root.querySelectorAll('input').length;
    if (count > 0 && watched.paintedAt === 0) {
      watched.paintedAt = -1;
      afterPaint(() => {
        watched.paintedAt = performance.now();
        performance.mark('greffe-painted');
      });
    }
    if (count < controls) return requestAnimationFrame(look);
    return afterPaint(() => {
      watched.allPaintedAt = performance.now();
    });
  };
  let eventAt = 0;
  document.addEventListener(
    'keydown',
    (event) => {
      performance.mark('greffe-key');
      eventAt = event.timeStamp;
      requestAnimationFrame(() =>
        requestAnimationFrame(() => watched.shown.push(performance.now() - event.timeStamp)),
      );
    },
    true,
  );
  document.addEventListener('input', () => performance.mark('greffe-input'), true);
  document.addEventListener(
    'click',
    (event) => {
      eventAt = event.timeStamp;
      watched.settledAt = 0;
    },
    true,
  );
  new MutationObserver(() => {
    const from = eventAt;
    afterPaint(() => {
      watched.settledAt = performance.now() - from;
    });
  }).observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  watched.startedAt = performance.now();
  performance.mark('greffe-asked');
  page.peer.mount(root, page.prepared);
  requestAnimationFrame(look);
}

/** Runs in the page: every control with the title that stands beside it, radios of one question as one. */
export function fieldsSeen(missing: string): SeenField[] {
  const words = new RegExp(missing);
  const titles = (element: Element) => new Set(element.textContent?.match(/Champ \d+\.\d/g));
  const rows = new Map<string, SeenField>();
  for (const control of document.querySelectorAll<HTMLInputElement>('#root input')) {
    if (!control.checkVisibility()) continue;
    let row: Element = control;
    while (row.parentElement && titles(row).size === 0) row = row.parentElement;
    // The widest element that speaks of this field alone: some libraries put messages outside its row.
    while (row.parentElement && titles(row.parentElement).size === 1) row = row.parentElement;
    const [title = '?', ...others] = titles(row);
    if (others.length > 0) throw new Error(`A control stands beside ${[title, ...others].join(' and ')}.`);
    const kind = { radio: 'choice', checkbox: 'flag' }[control.type] ?? 'entry';
    const text = row.textContent ?? '';
    rows.set(title, { title, kind, text, isMissing: words.test(text) });
  }
  return [...rows.values()];
}
