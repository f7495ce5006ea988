import { idFrom, type NewPart, suggestions } from '../../model/index.ts';
import { isId } from '../steps/ids.ts';

type ByLanguage = Readonly<Record<string, string>>;

export interface RoleEntry {
  /** Stays with the role while others come and go. */
  readonly key: number;
  readonly titles: ByLanguage;
  /** Who may try it in development, as `personKey` names them. */
  readonly person?: string | undefined;
}

/** What is typed of a registry that does not exist yet. */
export interface RegistryEntry {
  readonly languages: readonly string[];
  readonly titles: ByLanguage;
  /** Its short name; until one is typed it follows the title. */
  readonly id?: string | undefined;
  readonly email?: string | undefined;
  readonly source?: string | undefined;
  readonly article?: string | undefined;
  readonly roles: readonly RoleEntry[];
  readonly recordType: ByLanguage;
  readonly step: ByLanguage;
}

/** A field that is not as it must be; `key` and `label` are texts of the studio. */
export interface EntryError {
  readonly field: string;
  readonly key:
    | 'exchange.missing'
    | 'exchange.languages.missing'
    | 'exchange.id.shape'
    | 'exchange.email.shape'
    | 'exchange.roles.same';
  /** What the field belongs to, or is called. */
  readonly label:
    | 'exchange.languages'
    | 'exchange.title'
    | 'exchange.id'
    | 'exchange.email'
    | 'exchange.source'
    | 'exchange.article'
    | 'exchange.role'
    | 'exchange.recordType'
    | 'exchange.step';
  readonly number?: number;
  readonly language?: string;
}

/** What stands in the form at first: the reader's language and one more, and words that may be kept. */
export function firstEntry(language: string): RegistryEntry {
  return {
    languages: ['fr', 'nl', 'de', 'en'].filter(
      (each) => each === language || each === (language === 'fr' ? 'nl' : 'fr'),
    ),
    titles: {},
    roles: suggestions.roles.map(({ titles }, key) => ({ key, titles })),
    recordType: suggestions.recordType.titles,
    step: suggestions.step.titles,
  };
}

/** The short name: the one that was typed, or what the title makes. */
export function idOf({ id, titles, languages }: RegistryEntry): string {
  return id ?? idFrom(languages.map((language) => titles[language]).find(Boolean) ?? '');
}

/** The id of a field of the form; `part` is one of the texts in several languages. */
export const fieldOf = (part: string, language?: string) =>
  language === undefined ? `new-${part}` : `new-${part}-${language}`;
export const rolePart = ({ key }: RoleEntry) => `role${key}`;

/** Everything that is missing or cannot be, in the order of the form. */
export function errorsOf(entry: RegistryEntry): readonly EntryError[] {
  const { languages, email, roles } = entry;
  const missing = (
    part: string,
    titles: ByLanguage,
    label: EntryError['label'],
    number = 0,
  ): readonly EntryError[] =>
    languages
      .filter((language) => !titles[language])
      .map((language) => ({
        field: fieldOf(part, language),
        key: 'exchange.missing',
        label,
        number,
        language,
      }));
  const single = (part: 'id' | 'email' | 'source' | 'article', key?: EntryError['key']): EntryError[] =>
    key === undefined ? [] : [{ field: fieldOf(part), key, label: `exchange.${part}` }];
  const [first = ''] = languages;
  return [
    ...(languages.length > 0
      ? []
      : ([
          {
            field: fieldOf('languages'),
            key: 'exchange.languages.missing',
            label: 'exchange.languages',
          },
        ] as const)),
    ...missing('title', entry.titles, 'exchange.title'),
    ...single('id', isId(idOf(entry)) ? undefined : 'exchange.id.shape'),
    ...single('email', email === undefined || isEmail(email) ? given(email) : 'exchange.email.shape'),
    ...single('source', given(entry.source)),
    ...single('article', given(entry.article)),
    ...roles.flatMap((role, index): readonly EntryError[] => {
      const [part, number] = [rolePart(role), index + 1];
      const title = role.titles[first];
      const isSame = roles.slice(0, index).some(({ titles }) => title && titles[first] === title);
      const same = {
        field: fieldOf(part, first),
        key: 'exchange.roles.same',
        label: 'exchange.role',
        number,
      } as const;
      return [...missing(part, role.titles, 'exchange.role', number), ...(isSame ? [same] : [])];
    }),
    ...missing('record', entry.recordType, 'exchange.recordType'),
    ...missing('step', entry.step, 'exchange.step'),
  ];
}

const given = (value: string | undefined) => (value ? undefined : 'exchange.missing');
const isEmail = (text: string) => /^[^@\s]+@[^@\s]+$/.test(text);

/** The parts of the registry with their names in the files, no two roles under one. */
export function partsOf(entry: RegistryEntry) {
  const { languages } = entry;
  const taken = new Set<string>();
  const name = (titles: ByLanguage, suggested: readonly NewPart[], otherwise: string): NewPart => {
    const kept = suggested.find((part) => languages.every((each) => part.titles[each] === titles[each]));
    const own = Object.fromEntries(languages.map((each) => [each, titles[each] ?? '']));
    const made = idFrom(titles[languages[0] ?? ''] ?? '') || otherwise;
    return { id: kept?.id ?? made, titles: own };
  };
  const roles = entry.roles.map(({ titles, person }) => {
    const part = name(titles, suggestions.roles, 'role');
    let { id } = part;
    for (let number = 2; taken.has(id); number++) id = `${part.id.slice(0, 55)}-${number}`;
    taken.add(id);
    return { ...part, id, person };
  });
  return {
    roles,
    recordType: name(entry.recordType, [suggestions.recordType], 'record'),
    step: name(entry.step, [suggestions.step], 'step'),
  };
}
