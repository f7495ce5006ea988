import type { DraftFiles } from '@greffe/client/studio';
import { remember } from '../editor/remember.ts';

/** A text that no language has; or that stands in two of them word for word; or that is as it should be. */
export type TextState = 'missing' | 'identical' | 'complete';

export interface TextRow {
  readonly key: string;
  readonly texts: Readonly<Record<string, string | undefined>>;
  readonly state: TextState;
}

export interface TextTable {
  /** The definition's languages in its own order, then any other that has a file of texts. */
  readonly languages: readonly string[];
  /** Missing ones first, then identical ones, then the others; each by key. */
  readonly rows: readonly TextRow[];
  /** Files of texts that are no flat JSON object: their language cannot be edited in the table. */
  readonly unreadable: readonly string[];
}

const order: Readonly<Record<TextState, number>> = { missing: 0, identical: 1, complete: 2 };

/** Every text of a definition in every language of it. */
export function textTable(files: DraftFiles): TextTable {
  const byLanguage = new Map<string, Readonly<Record<string, string>>>();
  const unreadable: string[] = [];
  for (const [path, text] of Object.entries(files)) {
    const language = /^i18n\/([a-z]{2})\.json$/.exec(path)?.[1];
    if (language === undefined) continue;
    const texts = readTexts(text);
    if (texts) byLanguage.set(language, texts);
    else unreadable.push(path);
  }
  const languages = [...new Set([...declared(files['form.json']), ...byLanguage.keys()])];
  const keys = new Set([...byLanguage.values()].flatMap((texts) => Object.keys(texts)));
  const rows = [...keys].map((key): TextRow => {
    const texts = Object.fromEntries(languages.map((each) => [each, byLanguage.get(each)?.[key]]));
    return { key, texts, state: stateOf(Object.values(texts)) };
  });
  rows.sort((a, b) => order[a.state] - order[b.state] || (a.key < b.key ? -1 : 1));
  return { languages, rows, unreadable };
}

/** What a file of texts holds; undefined when it is not a flat object of texts. */
export function readTexts(text: string | undefined): Readonly<Record<string, string>> | undefined {
  return text === undefined ? undefined : textsIn(text);
}

const textsIn = remember((text): Readonly<Record<string, string>> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const entries = Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return entries.length === Object.keys(value).length ? Object.fromEntries(entries) : undefined;
  } catch {
    return undefined;
  }
});

function declared(form: string | undefined): string[] {
  try {
    const { languages }: { languages?: unknown } = JSON.parse(form ?? '{}');
    return Array.isArray(languages) ? languages.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

function stateOf(texts: readonly (string | undefined)[]): TextState {
  if (texts.some((text) => text === undefined || text.trim() === '')) return 'missing';
  // A number or a sign is the same everywhere; words that are the same are most often not translated yet.
  const words = texts.filter((text) => /\p{L}{2}/u.test(text ?? ''));
  return new Set(words).size < words.length ? 'identical' : 'complete';
}

/** The rows of a state and with these words in a key or in any language, without regard to case or accents. */
export function filterRows(rows: readonly TextRow[], words: string, state: TextState | undefined) {
  const sought = plain(words).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (state !== undefined && row.state !== state) return false;
    const text = plain([row.key, ...Object.values(row.texts)].join(' '));
    return sought.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
