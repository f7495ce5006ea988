import type { OwnData } from '@greffe/client';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aReading, aStep, bundle, problem, renderPortal } from '../../../test/portal.tsx';

const hostile = '<script>alert(1)</script>"\'&';
const data: OwnData = {
  madeAt: '2026-11-22T09:00:00.000Z',
  person: { name: `Eva ${hostile}` },
  records: [
    {
      record: aReading({
        steps: [aStep({ data: { book: { title: hostile } } }), aStep({ id: 'opinion', isReadable: false })],
      }),
      entries: {},
      audit: [
        {
          kind: 'read',
          at: '2026-11-21T09:00:00.000Z',
          by: { name: 'Ada Dupont' },
          as: [{ role: 'librarian', organisation: 'Bibliothèque communale' }],
        },
      ],
      showsAccess: true,
      withheld: ['opinion'],
    },
  ],
  isCut: false,
};

const saved: { name: string; blob: Blob }[] = [];
beforeEach(() => {
  let latest: Blob | undefined;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    latest = blob as Blob;
    return 'blob:test';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    if (latest) saved.push({ name: this.download, blob: latest });
  });
});
afterEach(() => {
  saved.length = 0;
  vi.restoreAllMocks();
});

async function take(button: string): Promise<{ name: string; text: string }> {
  await userEvent.click(await screen.findByRole('button', { name: button }));
  expect(await screen.findByText('Le fichier est prêt.')).toBeVisible();
  const [file] = saved;
  return { name: file?.name ?? '', text: (await file?.blob.text()) ?? '' };
}

it('one’s own data are a page that a person reads, in which nothing that was typed is markup', async () => {
  renderPortal('/account/data', { ownData: async () => data, definition: async () => bundle });
  const { name, text } = await take('Page lisible (HTML)');
  expect(name).toBe('greffe-2026-11-22.html');
  const page = new DOMParser().parseFromString(text, 'text/html');
  expect(page.documentElement.lang).toBe('fr');
  expect(page.querySelectorAll('script, [src], link')).toHaveLength(0);
  expect(page.querySelector('h1')?.textContent).toBe(`Mes données : Eva ${hostile}`);
  const answers = [...page.querySelectorAll('dd')].map(({ textContent }) => textContent);
  expect(answers).toEqual([hostile]);
  expect(page.body.textContent).toContain(
    'Vous ne pouvez pas voir ici : Avis. Demandez-le à Bibliothèque communale ou à support@library.example.',
  );
  expect(page.querySelector('li')?.textContent).toContain(
    'Ada Dupont (Bibliothécaire, Bibliothèque communale)',
  );
});

it('or for a program, as the server gave them', async () => {
  renderPortal('/account/data', { ownData: async () => data });
  const { name, text } = await take('Données pour un programme (JSON)');
  expect(name).toBe('greffe-2026-11-22.json');
  expect(JSON.parse(text)).toEqual(data);
});

it('holds the files of the records, by their names; what is held for the scanner is named only', async () => {
  const file = { step: 'card', kind: 'application/pdf', size: 3, digest: '', addedAt: data.madeAt } as const;
  const files = [
    { ...file, id: 'a', name: hostile, state: 'ready' as const },
    { ...file, id: 'b', name: 'scan.png', state: 'held' as const },
  ];
  const [first] = data.records;
  if (first === undefined) throw new Error('There is no record.');
  const withFiles = { ...data, records: [{ ...first, record: { ...first.record, files } }] };
  const opened: string[] = [];
  const answers = {
    ownData: async () => withFiles,
    definition: async () => bundle,
    file: async (_: string, id: string) => {
      opened.push(id);
      return new Blob(['pdf']);
    },
  };
  const { unmount } = renderPortal('/account/data', answers);
  const page = new DOMParser().parseFromString((await take('Page lisible (HTML)')).text, 'text/html');
  const link = page.querySelector('a');
  expect([link?.download, link?.textContent]).toEqual([hostile, hostile]);
  expect(link?.getAttribute('href')).toBe(`data:application/pdf;base64,${btoa('pdf')}`);
  expect(page.body.textContent).toContain('scan.png (à ouvrir sur la plateforme)');
  unmount();
  saved.length = 0;
  renderPortal('/account/data', answers);
  const { text } = await take('Données pour un programme (JSON)');
  const [held] = (JSON.parse(text) as { records: { record: { files: object[] } }[] }).records;
  expect(held?.record.files).toEqual([{ ...files[0], base64: btoa('pdf') }, files[1]]);
  expect(opened).toEqual(['a', 'a']);
});

it('who is in no record is told so', async () => {
  renderPortal('/account/data', { ownData: async () => Promise.reject(problem(404)) });
  await userEvent.click(await screen.findByRole('button', { name: 'Données pour un programme (JSON)' }));
  expect(await screen.findByText('Aucun dossier à votre nom n’est visible ici.')).toBeVisible();
  expect(saved).toEqual([]);
});
