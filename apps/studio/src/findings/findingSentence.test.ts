import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildBundle } from '@greffe/definition';
import { describe, expect, it } from 'vitest';
import { newDefinition } from '../model/index.ts';
import de from './de.json' with { type: 'json' };
import { findingSentence } from './findingSentence.ts';
import fr from './fr.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

const root = join(import.meta.dirname, '../../../..');
const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { fr, nl, de };

/** The sources of everything that finds something wrong with a draft. */
const sources = [
  'packages/definition/src/bundle',
  'packages/definition/src/lint',
  'packages/definition/src/meta',
  'packages/definition/src/load',
  'apps/studio/src/checks',
  'packages/service/src/studio',
]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.includes('generated'))
      .map((file) => readFileSync(join(root, folder, file), 'utf8')),
  )
  .join('\n');
const codes = [
  ...new Set(
    [...sources.matchAll(/(?:(?:error|warning)\(|code:)\s*'([a-z]+\.[A-Za-z-]+)'/g)].map(
      (match) => match[1] ?? '',
    ),
  ),
];

describe('findings in the reader’s language', () => {
  it('have a sentence for every code that something is found under', () => {
    expect(codes.length).toBeGreaterThan(60);
    const unknown = codes.filter(
      (code) => !Object.hasOwn(fr, code) && !code.endsWith('.unknown') && !code.startsWith('meta.'),
    );
    expect(unknown).toEqual([]);
  });

  it.each(['nl', 'de'])('%s has the sentences of French, with the same names', (language) => {
    expect(Object.keys(catalogues[language] ?? {})).toEqual(Object.keys(fr));
    const namesOf = (text: string) => [...text.matchAll(/\{[^}]+\}/g)].map(String).sort();
    for (const [code, text] of Object.entries(fr))
      expect(namesOf(catalogues[language]?.[code] ?? ''), code).toEqual(namesOf(text));
    expect(JSON.stringify(catalogues[language])).not.toContain("'");
  });

  const sentence = (code: string, message: string, suggestion?: string) =>
    findingSentence({ code, message, ...(suggestion !== undefined && { suggestion }) }, 'fr');

  it.each<[string, string, string | undefined, string]>([
    [
      'rule.unknown-field',
      'There is no field "/dat" in the step "desk".',
      'Did you mean "/date"?',
      'Il n’y a pas de champ « /dat » dans l’étape « desk ». Vouliez-vous dire « /date » ?',
    ],
    [
      'role.unknown',
      'No role is called "clerc". Known: clerk.',
      undefined,
      'Rien ne s’appelle « clerc » ici.',
    ],
    ['table.row', 'Row 7 has 3 cells, 4 were expected.', undefined, 'La ligne 7 a 3 cellules, il en faut 4.'],
    ['meta.enum', 'nothing to read', undefined, 'Cette valeur n’est pas de celles qui sont permises ici.'],
    [
      'cel.fault',
      "'this' has no field 'dat'. (at character 6 of \"this.dat\")",
      "Did you mean 'date'?",
      '« this » n’a pas de champ « dat ». (au signe 6) Vouliez-vous dire « date » ?',
    ],
    ['cel.fault', 'Something quite new.', undefined, 'Cette condition ne peut pas être lue.'],
    [
      'form.id',
      'The registry has another name.',
      undefined,
      'Le registre s’appelle « … » dans son fichier, et « … » ici.',
    ],
    [
      'verify.reachable',
      '« Avis » ne peut jamais être commencée.',
      undefined,
      '« Avis » ne peut jamais être commencée.',
    ],
  ])('%s: %s', (code, message, suggestion, expected) => {
    expect(sentence(code, message, suggestion)).toBe(expected);
  });

  it('is the linter’s own in English, with what to do', () => {
    const found = { code: 'rule.at', message: 'A rule shows at a field.', suggestion: 'Write another.' };
    expect(findingSentence(found, 'en')).toBe('A rule shows at a field. Write another.');
  });
});

describe('bad input is found and said', () => {
  const files = newDefinition({ id: 'r', title: { fr: 'Titre' }, languages: ['fr'] });
  const withText = (key: string, text: string) => {
    const texts: Record<string, string> = JSON.parse(files['i18n/fr.json'] ?? '');
    return { ...files, 'i18n/fr.json': JSON.stringify({ ...texts, [key]: text }) };
  };
  it.each([
    ['a title of 10 000 characters', 'x'.repeat(10_000), 'Ce texte est trop long : au plus 2000 signes.'],
    ['a script in a label', '<script>alert(1)</script>', /^Les textes sont simples/],
    ['half a placeholder', 'Titre {', /^Les accolades/],
  ])('%s', (_, text, said) => {
    const { findings } = buildBundle(withText('registry.title', text), {});
    const sentences = findings.map((finding) => findingSentence(finding, 'fr'));
    expect(sentences).toContainEqual(typeof said === 'string' ? said : expect.stringMatching(said));
    expect(JSON.stringify(sentences).length).toBeLessThan(1000);
  });
});
