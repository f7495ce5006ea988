import type { Browser, Page } from 'playwright-core';
import type { PeerPage } from './build.ts';
import { definitionOf } from './definition.ts';
import { type PeerField, type PeerForm, peerForm } from './form.ts';
import { draw, fieldsOn, openForm, send, typeInto } from './measure.ts';
import type { PageServer } from './serve.ts';

const typed = { text: 'Champ 1.1', number: 'Champ 1.2', driver: 'Champ 2.0' } as const;

/**
 * Refuses to measure what is not the same: every page shows the same controls, all in the DOM, takes the same keys,
 * hides and shows the same fields, and reports the same errors.
 */
export async function checkSame(
  browser: Browser,
  server: PageServer,
  pages: readonly PeerPage[],
): Promise<void> {
  const form = peerForm(50);
  const { bundle, validator } = definitionOf(form);
  server.put('/forms/check.js', validator);
  for (const page of pages) {
    const context = await browser.newContext({ locale: 'fr-BE' });
    try {
      const opened = await context.newPage();
      const files = { bundle, validator: '/forms/check.js' };
      await openForm(opened, { url: `${server.url}/${page.id}/`, form, files });
      await draw(opened, form);
      await checkPage(opened, page, form);
    } finally {
      await context.close();
    }
  }
}

async function checkPage(opened: Page, { name, missing }: PeerPage, form: PeerForm): Promise<void> {
  const seen = async () => fieldsOn(opened, missing);
  const compare = (what: string, found: readonly string[], expected: readonly string[]) => {
    const wrong = [
      ...expected
        .filter((each) => !found.includes(each))
        .slice(0, 3)
        .map((each) => `lacks ${each}`),
      ...found
        .filter((each) => !expected.includes(each))
        .slice(0, 3)
        .map((each) => `has ${each}`),
    ];
    if (wrong.length > 0) throw new Error(`${name}, ${what}: ${wrong.join(', ')}.`);
  };
  const all = form.sections.flatMap(({ fields }) => fields);
  const kinds: Record<string, string> = { text: 'entry', number: 'entry' };
  const described = ({ title, kind }: { title: string; kind: string }) => `${title} ${kinds[kind] ?? kind}`;
  compare('controls', (await seen()).map(described), all.map(described));
  compare('errors before anything is sent', missingIn(await seen()), []);

  // A number above the greatest, a text, and a text by which two fields hide.
  await typeInto(opened, typed.text, 'Anna');
  await typeInto(opened, typed.number, '500');
  await typeInto(opened, typed.driver, 'x');
  const hidden = (form.sections[1]?.fields ?? []).filter(({ shownWhen }) => shownWhen !== undefined);
  const isLeft = (field: PeerField) => !hidden.includes(field);
  const isGone = (title: string) => !document.querySelector<HTMLElement>('#root')?.innerText.includes(title);
  await opened.waitForFunction(isGone, hidden[0]?.title ?? '', { timeout: 5_000 }).catch(() => {
    throw new Error(`${name} does not hide ${hidden[0]?.title} when ${typed.driver} changes.`);
  });
  compare('controls after a key', (await seen()).map(described), all.filter(isLeft).map(described));
  await send(opened);
  const expected = all
    .filter(
      (field) =>
        field.isRequired && isLeft(field) && field.title !== typed.text && field.title !== typed.number,
    )
    .map(({ title }) => title);
  const after = await seen();
  compare('missing answers', missingIn(after), expected);
  const number = after.find(({ title }) => title === typed.number);
  if (!number?.text.includes('100'))
    throw new Error(`${name} says nothing of a number above 100: “${number?.text}”.`);
}

const missingIn = (fields: readonly { readonly title: string; readonly isMissing: boolean }[]) =>
  fields.filter(({ isMissing }) => isMissing).map(({ title }) => title);
