import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// jsdom leaves out what layout and pointers need; components only ask whether it is there.
if (typeof globalThis.CSS === 'undefined') {
  Object.assign(globalThis, { CSS: { escape: (text: string) => text.replace(/[^\w-]/g, (c) => `\\${c}`) } });
}
const askedForNothing = (media: string) =>
  Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
window.matchMedia ??= askedForNothing;
Element.prototype.scrollIntoView ??= () => undefined;

// A limit of what hangs, not of what is slow.
configure({ asyncUtilTimeout: 30_000 });
afterEach(cleanup);
