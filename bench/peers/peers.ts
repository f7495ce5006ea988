import { type Browser, chromium, type Page } from 'playwright-core';
import type { Bench, Figure, Options } from '../lib/Bench.ts';
import { median, rounded } from '../lib/Bench.ts';
import { type BuiltPage, buildPages, floors, installPeers, type PeerPage, peerPages } from './build.ts';
import { checkSame } from './check.ts';
import { definitionOf } from './definition.ts';
import { peerForm } from './form.ts';
import { type Basics, createClock, type Measured, measure, measureBasics, openForm } from './measure.ts';
import { type PageServer, servePages } from './serve.ts';

/** Greffe beside the libraries that draw forms, on the same generated forms, in one run. */
export const peers: Bench = {
  name: 'peers',
  about: 'Greffe beside six form libraries in Chromium, on the same forms of 50 to 1 000 fields',
  needsBrowser: true,
  // A quarter of an hour, and libraries of others to install.
  isOnlyWhenAsked: true,
  async run(options) {
    const { chromium: executablePath } = options;
    if (executablePath === undefined) throw new Error('No Chromium.');
    const pages = peerPages.filter(({ id }) => options.peers.length === 0 || options.peers.includes(id));
    if (pages.length === 0) throw new Error(`Known are ${peerPages.map(({ id }) => id).join(', ')}.`);
    installPeers();
    await buildPages([...floors, ...pages]);
    const server = await servePages();
    const isRoot = process.getuid?.() === 0;
    const browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
    try {
      await checkSame(browser, server, pages);
      const figures: Figure[] = [];
      for (const size of options.sizes)
        figures.push(...(await measureSize(browser, server, pages, size, options)));
      return figures;
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

async function measureSize(
  browser: Browser,
  server: PageServer,
  pages: readonly PeerPage[],
  size: number,
  { rounds }: Options,
): Promise<Figure[]> {
  const form = peerForm(size);
  const { bundle, validator } = definitionOf(form);
  const path = `/forms/${size}.js`;
  server.put(path, validator);
  const bytes = new Map<BuiltPage, Bytes>();
  async function on<Found>(page: BuiltPage, look: (opened: Page) => Promise<Found>): Promise<Found> {
    const context = await browser.newContext({ locale: 'fr-BE', viewport: { width: 1280, height: 800 } });
    try {
      const opened = await context.newPage();
      server.takeBytes();
      const url = `${server.url}/${page.id}/`;
      await openForm(opened, { url, form, files: { bundle, validator: path } });
      const found = await look(opened);
      bytes.set(page, server.takeBytes());
      return found;
    } finally {
      await context.close();
    }
  }
  const least = new Map<BuiltPage, Basics[]>(floors.map((page) => [page, []]));
  const measured = new Map<PeerPage, Measured[]>(pages.map((page) => [page, []]));
  for (let round = 0; round < rounds; round += 1) {
    // In turn, so that a slow minute of the machine falls on all.
    for (const page of floors)
      least
        .get(page)
        ?.push(
          await on(page, async (opened) => measureBasics(browser, opened, form, await createClock(opened))),
        );
    for (const page of pages)
      measured.get(page)?.push(await on(page, (opened) => measure(browser, opened, form, page.missing)));
  }
  return [
    ...[...least].flatMap(([page, each]) => basicFigures(whose(size, page), each, bytes.get(page))),
    ...[...measured].flatMap(([page, each]) => [
      ...basicFigures(whose(size, page), each, bytes.get(page)),
      ...formFigures(whose(size, page), each),
    ]),
  ];
}

interface Bytes {
  readonly script: number;
  readonly style: number;
}

const whose = (size: number, { name }: BuiltPage) => `${size} fields, ${name}`;

const milliseconds = (what: string, values: readonly number[], note?: string): Figure => ({
  what,
  value: rounded(median(values)),
  unit: 'ms',
  ...(note === undefined ? {} : { note }),
});

function basicFigures(who: string, each: readonly Basics[], bytes?: Bytes): Figure[] {
  const ms = (what: string, value: (one: Basics) => number, note?: string) =>
    milliseconds(`${who}: ${what}`, each.map(value), note);
  return [
    ms('work until usable', (one) => one.usable, 'first control painted, no task above 50 ms after it'),
    ms('every control painted', (one) => one.allPainted),
    ms('work of the mount', (one) => one.mountWork),
    ms('script before the frame, a key', (one) => one.script),
    ms('key to next frame', (one) => one.shown),
    ms('work per key', (one) => one.keyWork, '13 keys 80 ms apart, until 0.6 s after the last'),
    { what: `${who}: heap`, value: rounded(median(each.map((one) => one.heap)) / 1e6), unit: 'MB' },
    { what: `${who}: script`, value: bytes?.script ?? 0, unit: 'bytes gzip' },
    { what: `${who}: styles`, value: bytes?.style ?? 0, unit: 'bytes gzip' },
  ];
}

function formFigures(who: string, each: readonly Measured[]): Figure[] {
  const ms = (what: string, value: (one: Measured) => number) =>
    milliseconds(`${who}: ${what}`, each.map(value));
  return [
    ms('work per key that hides or shows two fields', (one) => one.toggleWork),
    ms('submit to errors painted', (one) => one.errors),
    ms('work of the submit', (one) => one.errorsWork),
  ];
}
