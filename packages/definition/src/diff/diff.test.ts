import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Json, libraryBundle, readingBundle } from '../../test/fixtures.ts';
import { placeholdersOf } from '../lint/icu.ts';
import type { Operation } from '../migrate/types.ts';
import type { Bundle } from '../types.ts';
import { diff } from './diff.ts';
import type { Change } from './types.ts';
import { changeWords, diffCatalogues } from './words.ts';

const library = libraryBundle();
const reading = readingBundle();

/** A later version that differs so; a change of a bundle, since the files are another test's. */
function later(
  bundle: Bundle,
  change: (content: Json) => void,
  operations: readonly Operation[] = [],
): Bundle {
  const copy = structuredClone(bundle) as unknown as Json;
  change(copy);
  const migrations = { '1.1.0': { from: bundle.version, operations } };
  return {
    ...(copy as unknown as Bundle),
    version: '1.1.0',
    ...(operations.length > 0 ? { migrations } : {}),
  };
}

function said(older: Bundle, newer: Bundle, language = 'en'): string[] {
  return diff(older, newer).map((one) => `${one.impact}: ${changeWords(one, older, newer, language)}`);
}

const signup = (content: Json) => content.steps?.signup as Json;
const fieldOf = (step: Json, pointer: string) =>
  (step.fields as unknown as Json[]).find((field) => (field.pointer as unknown) === pointer) as Json;
const drop = (list: unknown, test: (item: Json) => boolean) => {
  const items = list as Json[];
  items.splice(items.findIndex(test), 1);
};
const memberOf = (content: Json, ...names: readonly string[]): Json =>
  names.reduce((inside, name) => (inside as unknown as Record<string, Json>)[name] as Json, content);
const trialOf = (content: Json) => memberOf(content, 'workflows', 'trial');
const stepOf = (content: Json, id: string) =>
  (trialOf(content).steps as unknown as Json[]).find((step) => (step.id as unknown) === id) as Json;
const set = (target: Json | undefined, name: string, value: unknown) => {
  (target as Record<string, unknown>)[name] = value;
};

/** A field of the library under another name, as renaming it in every file would give. */
function renameField(content: Json, from: string, to: string): void {
  const step = signup(content);
  set(fieldOf(step, from), 'pointer', to);
  const parts = (pointer: string) => pointer.slice(1).split('/');
  const [section = '', name = ''] = parts(from);
  const sections = (step.schema as Json).properties as Readonly<Record<string, Json>>;
  const properties = sections[section]?.properties as unknown as Record<string, Json>;
  properties[parts(to)[1] ?? ''] = properties[name] as Json;
  delete properties[name];
  for (const texts of Object.values(content.texts as unknown as Record<string, Record<string, string>>)) {
    for (const [key, text] of Object.entries(texts)) {
      const prefix = `field.signup.${section}.${name}.`;
      if (!key.startsWith(prefix)) continue;
      texts[key.replace(prefix, `field.signup.${section}.${parts(to)[1]}.`)] = text;
      delete texts[key];
    }
  }
}

const examples: readonly [string, Bundle, (content: Json) => void, readonly string[]][] = [
  ['nothing', library, () => {}, []],
  [
    'a field is required',
    library,
    (content) => set(fieldOf(signup(content), '/card/fee').logic, 'required', true),
    ['migration: The field ‘Card › Fee’ of the step ‘Sign up’ is now required.'],
  ],
  [
    'a field is required under a condition, another no longer',
    library,
    (content) => {
      set(fieldOf(signup(content), '/card/fee').logic, 'required', {
        cel: 'this.kind == "adult"',
        scope: '/card',
        dependsOn: [],
      });
      delete (fieldOf(signup(content), '/card/kind').logic as Json).required;
    },
    [
      'harmless: The field ‘Card › Kind’ of the step ‘Sign up’ is no longer required.',
      'migration: The field ‘Card › Fee’ of the step ‘Sign up’ is now required when this.kind == "adult".',
    ],
  ],
  [
    'limits, wider and narrower',
    library,
    (content) => {
      const { fee } = (((signup(content).schema as Json).properties as Json).card as Json).properties as Json;
      set(fee, 'maximum', 50);
      set(fee, 'minimum', -5);
      delete (fee as Json).multipleOf;
    },
    [
      'harmless: The field ‘Card › Fee’ of the step ‘Sign up’ is at least -5; it was 0.',
      'migration: The field ‘Card › Fee’ of the step ‘Sign up’ is at most 50; it was 99.5.',
      'harmless: The field ‘Card › Fee’ of the step ‘Sign up’ goes in steps of nothing; it was 0.5.',
    ],
  ],
  [
    'kind, unit, condition to show, what follows',
    library,
    (content) => {
      set(fieldOf(signup(content), '/card/shelf'), 'kind', 'integer');
      set(fieldOf(signup(content), '/card/fee'), 'unit', 'cent');
      set(fieldOf(signup(content), '/card/fee').logic, 'visible', {
        cel: 'has(this.kind)',
        scope: '/card',
        dependsOn: [],
      });
      set(fieldOf(signup(content), '/card/until').logic?.derived, 'cel', 'addYears(this.since, 2)');
    },
    [
      'harmless: The field ‘Card › Until’ of the step ‘Sign up’ follows from addYears(this.since, 2); it was addYears(this.since, 1).',
      'migration: The field ‘Card › Fee’ of the step ‘Sign up’ is in cent; it was EUR.',
      'harmless: The field ‘Card › Fee’ of the step ‘Sign up’ shows when has(this.kind); it was always.',
      'migration: The field ‘Card › Shelf’ of the step ‘Sign up’ was a text and is now a whole number.',
    ],
  ],
  [
    'fields and choices come and go',
    library,
    (content) => {
      drop(signup(content).fields, (field) => (field.pointer as unknown) === '/card/shelf');
      const { options } = fieldOf(signup(content), '/card/kind');
      drop(options, (option) => (option.value as unknown) === 'child');
      options?.push({ value: 'family', label: 'x' });
      (signup(content).fields as Json).push({
        ...fieldOf(signup(content), '/card/fee'),
        pointer: '/card/discount',
        logic: {},
      });
    },
    [
      'harmless: The field ‘Card › Kind’ of the step ‘Sign up’ has a new choice: ‘x’.',
      'loss: The field ‘Card › Kind’ of the step ‘Sign up’ no longer has the choice ‘Child’.',
      'harmless: The field ‘Card › discount’ of the step ‘Sign up’ is new.',
      'loss: The field ‘Card › Shelf’ of the step ‘Sign up’ does not exist any more.',
    ],
  ],
  [
    'rules',
    library,
    (content) => {
      const rules = signup(content).rules as unknown as Json[];
      set(
        rules.find(({ id }) => (id as unknown) === 'child-is-young'),
        'severity',
        'error',
      );
      set(rules.find(({ id }) => (id as unknown) === 'returned-after')?.assert, 'cel', 'this.back > this.on');
    },
    [
      'migration: A rule of the step ‘Sign up’ is checked differently: ‘A book comes back after it was lent.’',
      'migration: A rule of the step ‘Sign up’ is now an error, no longer a warning: ‘A child’s card is for children.’',
    ],
  ],
  [
    'tables, row by row',
    library,
    (content) => {
      const { rows } = memberOf(content, 'tables', 'branches');
      drop(rows, (row) => (row.code as unknown) === 'north');
      rows?.push({ code: 'east', name: 'East', valid_from: '', valid_to: '' });
      set((rows as unknown as Json[])[0], 'name', 'Far South');
    },
    [
      'harmless: The table “branches” has a new row: east.',
      'harmless: The table “branches” no longer has the row north.',
      'harmless: A row of the table “branches” has changed: south, Far South, , ; it was south, South, , .',
    ],
  ],
  [
    'texts, roles, settings, languages',
    library,
    (content) => {
      set(content.texts?.en, 'field.signup.card.fee.title', 'Price');
      set(content.texts?.en, 'field.signup.card.fee.help', 'In euro');
      (content.roles as Json).push({ id: 'clerk', origin: 'proposed', grantedBy: ['director'] });
      set((content.roles as unknown as Json[])[0], 'grantedBy', []);
      set(content.support, 'email', 'help@library.example');
      set(content, 'approval', 'secondPerson');
      set(content, 'retention', { period: 'P30Y', from: 'lastChange', origin: 'proposed' });
      content.languages?.push('nl');
    },
    [
      'harmless: The registry now speaks Dutch.',
      'harmless: The address for help was desk@library.example and is now help@library.example.',
      'harmless: Approval of every version by a second person was no and is now yes.',
      'harmless: How long records are kept was no and is now P30Y (lastChange).',
      'harmless: The role ‘clerk’ is new.',
      'harmless: The role ‘Librarian’ was granted by Director and is now granted by nobody.',
      'harmless: The text of the field ‘Card › Price’ of the step ‘Sign up’, title (English) was ‘Fee’ and is now ‘Price’',
      'harmless: New text of the field ‘Card › Price’ of the step ‘Sign up’, help (English): ‘In euro’',
    ],
  ],
  [
    'a workflow: roles, order, conditions, correction, repeat, due',
    reading,
    (content) => {
      set(stepOf(content, 'agreement'), 'correction', { mode: 'undo', window: 'P1DT12H' });
      set(stepOf(content, 'agreement'), 'roles', ['librarian', 'reader']);
      set(stepOf(content, 'answer'), 'when', undefined);
      set(stepOf(content, 'opinion'), 'readers', []);
      set(stepOf(content, 'answer'), 'requires', ['agreement']);
      set(stepOf(content, 'answer'), 'due', { within: 'P14D' });
      set(stepOf(content, 'answer'), 'repeat', { kind: 'atWill', minimum: 1 });
      const sponsor = (content.roles as unknown as Json[]).find(({ id }) => (id as unknown) === 'sponsor');
      delete sponsor?.namedBy;
    },
    [
      `harmless: The role ‘${role('sponsor')}’ now holds within the record’s organisation, no longer within the organisation named at ${title('reading-plan')} › ${text('field.reading-plan.payer.title')}.`,
      `harmless: The step ‘${title('agreement')}’ was completed by ${role('reader')} and is now completed by ${role('librarian')} and ${role('reader')}.`,
      `harmless: Correction of the step ‘${title('agreement')}’: it can be undone during 1 day and 12 hours. It was: none, it is final.`,
      `harmless: The step ‘${title('answer')}’ waited for nothing and now waits for ${title('agreement')}.`,
      `harmless: The step ‘${title('answer')}’ applied when rounds.opinion > 1; now always.`,
      `migration: The step ‘${title('answer')}’ was filled once; now as often as needed.`,
      `harmless: The step ‘${title('answer')}’ is expected within 14 days; it was by no date.`,
      `harmless: The step ‘${title('opinion')}’ was read by ${role('council')} and ${role('librarian')} and is now read by everybody who sees the record.`,
    ],
  ],
  [
    'a workflow: outcomes, effects, links, consent',
    reading,
    (content) => {
      const { outcomes } = stepOf(content, 'opinion');
      drop(outcomes, ({ id }) => (id as unknown) === 'negative');
      outcomes?.push({ id: 'later', ends: false, reopens: [], adds: [], origin: 'proposed' });
      (stepOf(content, 'answer').effects as Json).push({
        type: 'message',
        message: 'planned',
        to: ['reader'],
        on: 'validated',
        hold: 'none',
      });
      drop(trialOf(content).links, ({ id }) => (id as unknown) === 'last-trial');
      delete trialOf(content).consent;
    },
    [
      `harmless: In ‘${text('recordType.trial.title')}’, consent is given by nothing, no longer by ${title('agreement')}.`,
      `loss: ‘${text('recordType.trial.title')}’ no longer looks at another record: ‘${text('link.last-trial')}’.`,
      `harmless: The step ‘${title('answer')}’ now causes: the message ‘${text('message.planned.subject')}’ to ${role('reader')}.`,
      `harmless: The step ‘${title('opinion')}’ can now be decided with ‘later’.`,
      `loss: The step ‘${title('opinion')}’ can no longer be decided with ‘${text('outcome.opinion.negative')}’.`,
    ],
  ],
  [
    'a counter: how much, for whom, who is told',
    reading,
    (content) => {
      const [counter] = content.counters as unknown as Json[];
      set(counter, 'limit', 600);
      set(counter, 'notices', undefined);
      set(counter, 'whenFull', 'accept');
      set(counter, 'scope', 'all');
      set(counter, 'period', 'none');
      set(counter, 'seenBy', ['council']);
      set(counter, 'recipientsChangedBy', []);
      set(memberOf(counter as Json, 'counts', '0'), 'weight', 2);
      set(content, 'counterRecipients', []);
      set(content.texts?.en, 'counter.short-trials.full', 'Come back next year.');
    },
    [
      'harmless: The counter ‘Short trials’ went up to 500 and now goes up to 600.',
      'harmless: People are told of the counter ‘Short trials’ never; it was from 400 on, at every 25.',
      'harmless: When the counter ‘Short trials’ is full, records go back by night alone; it was: sending is refused.',
      'harmless: The counter ‘Short trials’ now counts for all together; it was for each organisation.',
      'harmless: The counter ‘Short trials’ now counts without end; it was by the year of /day.',
      `harmless: The counter ‘Short trials’ was seen by ${role('council')} and ${role('librarian')} and is now seen by ${role('council')}.`,
      `harmless: Who is told of the counter ‘Short trials’ was decided by ${role('librarian')} and is now decided by nobody.`,
      'harmless: What the counter ‘Short trials’ counts, or where that is shown, has changed.',
      'harmless: Counters were told to Head librarian and are now told to nobody.',
      'harmless: The text of the counter ‘Short trials’, what to do when it is full (English) was ‘The trials of this year are full. Wait for the next one.’ and is now ‘Come back next year.’',
    ],
  ],
  [
    'counters that come and go',
    reading,
    (content) => {
      const [counter] = content.counters as unknown as Json[];
      set(content, 'counters', [{ ...counter, id: 'long-trials' }]);
    },
    [
      'harmless: There is a new counter, ‘long-trials’, up to 500.',
      'harmless: The counter ‘Short trials’, up to 500, does not exist any more.',
    ],
  ],
];

function text(key: string): string {
  return reading.texts.en?.[key] ?? key;
}
function title(step: string): string {
  return text(`step.${step}.title`);
}
function role(id: string): string {
  return text(`role.${id}.title`);
}

describe('diff', () => {
  test.each(examples)('%s', (_name, older, change, sentences) => {
    expect(said(older, later(older, change)).toSorted()).toEqual(sentences.toSorted());
  });

  test('a renamed field is the same one only when a migration says so', () => {
    const rename = (content: Json) => renameField(content, '/card/fee', '/card/price');
    const operations: Operation[] = [
      { op: 'renameField', step: 'signup', from: '/card/fee', to: '/card/price' },
    ];
    expect(said(library, later(library, rename))).toEqual([
      'harmless: The field ‘Card › Fee’ of the step ‘Sign up’ is new.',
      'loss: The field ‘Card › Fee’ of the step ‘Sign up’ does not exist any more.',
    ]);
    expect(said(library, later(library, rename, operations))).toEqual([
      'harmless: The field ‘Card › Fee’ of the step ‘Sign up’ has another name in the definition: it was /card/fee.',
    ]);
  });

  test('what operations take care of needs no more', () => {
    const change = (content: Json) => {
      set(fieldOf(signup(content), '/card/shelf'), 'kind', 'integer');
      set(fieldOf(signup(content), '/card/fee').logic, 'required', true);
      const [first] = fieldOf(signup(content), '/card/kind').options as unknown as Json[];
      set(first, 'value', 'grown-up');
    };
    const operations: Operation[] = [
      { op: 'retype', step: 'signup', pointer: '/card/shelf', to: 'integer', using: 'size(value)' },
      { op: 'default', step: 'signup', pointer: '/card/fee', value: 1 },
      { op: 'renameOption', step: 'signup', pointer: '/card/kind', from: 'adult', to: 'grown-up' },
    ];
    expect(said(library, later(library, change, operations))).toEqual([
      'harmless: The field ‘Card › Kind’ of the step ‘Sign up’: the choice ‘Adult’ has another name in the definition: “adult” is now “grown-up”.',
      'harmless: The field ‘Card › Fee’ of the step ‘Sign up’ is now required.',
      'harmless: The field ‘Card › Shelf’ of the step ‘Sign up’ was a text and is now a whole number.',
    ]);
  });

  test('each change says where it stands, for machines', () => {
    const newer = later(library, (content) =>
      set(fieldOf(signup(content), '/card/fee').logic, 'required', true),
    );
    expect(diff(library, newer)).toEqual([
      {
        kind: 'fieldRequired',
        where: { step: 'signup', pointer: '/card/fee' },
        after: true,
        impact: 'migration',
      },
    ]);
  });

  test('in the language of whoever reads', () => {
    const newer = later(library, (content) =>
      set(fieldOf(signup(content), '/card/fee').logic, 'required', true),
    );
    expect(said(library, newer, 'fr')).toEqual([
      'migration: Le champ « Carte › Cotisation » de l’étape « Inscription » est maintenant obligatoire.',
    ]);
  });
});

test.each([
  ['registry.title', 'of the registry, title'],
  ['role.librarian.title', 'of the role ‘Librarian’, title'],
  ['step.signup.title', 'of the step ‘Sign up’, title'],
  ['field.signup.loans.*.title.title', 'of the field ‘Loans › Book’ of the step ‘Sign up’, title'],
  [
    'field.signup.card.kind.option.child',
    'of the choice ‘Child’ of the field ‘Card › Kind’ of the step ‘Sign up’',
  ],
  ['field.signup.card.kind.error.required', '“field.signup.card.kind.error.required”'],
  ['field.signup.nothing.title', '“field.signup.nothing.title”'],
  ['table.branches.north', '“table.branches.north”'],
])('a text is called by what it says something of: %s', (id, name) => {
  const one: Change = {
    kind: 'textChanged',
    impact: 'harmless',
    where: { id, language: 'en' },
    before: 'A',
    after: 'B',
  };
  expect(changeWords(one, library, library, 'en')).toBe(`The text ${name} (English) was ‘A’ and is now ‘B’`);
});

describe('the sentences', () => {
  const { en = {} } = diffCatalogues;

  test.each(Object.keys(diffCatalogues))('%s has each, with the same placeholders', (language) => {
    expect(Object.keys(diffCatalogues[language] ?? {})).toEqual(Object.keys(en));
    for (const key of Object.keys(en)) {
      const [own, other] = [language, 'en'].map((one) => {
        const found = placeholdersOf(diffCatalogues[one]?.[key] ?? '', one);
        return found.ok ? [...found.names].sort() : found.reason;
      });
      expect(own, key).toEqual(other);
    }
  });

  test('there is one for each kind of change', () => {
    const types = readFileSync(new URL('./types.ts', import.meta.url), 'utf8');
    const kinds = [...types.slice(types.indexOf('type ChangeKind')).matchAll(/'(\w+)'/g)].map(
      ([, kind]) => kind,
    );
    expect(kinds.length).toBeGreaterThan(70);
    expect(kinds.filter((kind) => !Object.hasOwn(en, kind ?? ''))).toEqual([]);
  });
});
