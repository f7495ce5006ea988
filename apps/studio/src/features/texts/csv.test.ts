import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestText, readCsv, textsToCsv } from './csv.ts';
import { filterRows, textTable } from './textTable.ts';

const file = (texts: object) => JSON.stringify(texts);
const files = (fr: object, nl: object) => ({
  'form.json': file({ languages: ['fr', 'nl'] }),
  'i18n/fr.json': file(fr),
  'i18n/nl.json': file(nl),
});
const table = textTable(files({ a: 'Un', b: 'Deux', c: 'Prêt' }, { a: 'Een', c: 'Prêt' }));

describe('the table of texts', () => {
  it('puts missing texts first, then those that are the same in two languages', () => {
    expect(table.languages).toEqual(['fr', 'nl']);
    expect(table.rows.map(({ key, state }) => [key, state])).toEqual([
      ['b', 'missing'],
      ['c', 'identical'],
      ['a', 'complete'],
    ]);
  });

  it('does not take a number or a sign for something untranslated', () => {
    expect(textTable(files({ a: '10' }, { a: '10' })).rows[0]?.state).toBe('complete');
  });

  it('has a column for a language that is declared and has no file, and says which file it cannot read', () => {
    const { languages, rows, unreadable } = textTable({
      'form.json': file({ languages: ['fr', 'de'] }),
      'i18n/fr.json': file({ a: 'Un' }),
      'i18n/nl.json': '{"a": {"deep": 1}}',
    });
    expect(languages).toEqual(['fr', 'de']);
    expect(rows).toEqual([{ key: 'a', texts: { fr: 'Un', de: undefined }, state: 'missing' }]);
    expect(unreadable).toEqual(['i18n/nl.json']);
  });

  it('is filtered by words of any language, without accents, and by state', () => {
    expect(filterRows(table.rows, 'PRET', undefined).map(({ key }) => key)).toEqual(['c']);
    expect(filterRows(table.rows, '', 'missing').map(({ key }) => key)).toEqual(['b']);
    expect(filterRows(table.rows, 'een un', undefined).map(({ key }) => key)).toEqual(['a']);
  });
});

describe('texts as CSV', () => {
  it('opens in a spreadsheet, and no cell of it is a formula there', () => {
    const csv = textsToCsv(textTable(files({ a: '=HYPERLINK("http://x")' }, { a: '-1; "deux"\nlignes' })));
    expect(csv).toBe('\uFEFFkey;fr;nl\r\na;"\'=HYPERLINK(""http://x"")";"\'-1; ""deux""\nlignes"\r\n');
  });

  it('comes back as it went, whatever stands in a text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((each) => each.trim() !== '');
    fc.assert(
      fc.property(text, text, (fr, nl) => {
        const full = textTable(files({ a: fr }, { a: nl }));
        const empty = textTable(files({ a: '' }, { a: '' }));
        const { changes, findings } = readCsv(textsToCsv(full), empty);
        const written = Object.fromEntries(changes.map((each) => [each.language, each.text]));
        const refused = findings.filter(({ code }) => code !== 'control');
        expect(refused).toEqual([]);
        if (findings.length === 0) expect(written).toEqual({ fr, nl });
      }),
    );
  });

  it.each([
    ['comma', 'key,fr,nl\na,Un,Eén\n'],
    ['semicolon', 'key;fr;nl\r\na;Un;Eén\r\n'],
    ['tab', 'key\tfr\tnl\na\tUn\tEén'],
    ['its columns in another order', 'key;nl;fr\na;Eén;Un'],
  ])('is read with %s', (_, source) => {
    expect(readCsv(source, table)).toEqual({
      changes: [{ language: 'nl', key: 'a', text: 'Eén' }],
      findings: [],
    });
  });

  it('leaves alone what an empty cell or a missing column does not speak of', () => {
    expect(readCsv('key;nl\na;\nb;Twee\n', table)).toEqual({
      changes: [{ language: 'nl', key: 'b', text: 'Twee' }],
      findings: [],
    });
  });

  it.each([
    ['nothing', '', 'notCsv', 1],
    ['an open quote', 'key;fr\na;"Un', 'notCsv', 1],
    ['no column of keys', 'clé;fr\na;Un', 'noKeyColumn', 1],
    ['no column of a language', 'key;comment\na;Un', 'noLanguage', 1],
    ['a column of no language', 'key;fr;xx\na;Un;?', 'unknownColumn', 1],
    ['a column twice', 'key;fr;fr\na;Un;Deux', 'columnTwice', 1],
    ['a line with too many cells', 'key;fr\na;Un;Deux', 'columns', 2],
    ['a key that the definition does not have', 'key;fr\nz;Un', 'unknownKey', 2],
    ['a key twice', 'key;fr\na;Un\na;Deux', 'keyTwice', 3],
    ['a text that is too long', `key;fr\na;${'x'.repeat(longestText + 1)}`, 'tooLong', 2],
    ['a control character', 'key;fr\na;U\u0000n', 'control', 2],
  ])('finds %s', (_, source, code, line) => {
    const { changes, findings } = readCsv(source, table);
    expect(findings).toContainEqual(expect.objectContaining({ code, line }));
    expect(changes).toEqual([]);
  });

  it('reads prototype names as keys like any other', () => {
    expect(readCsv('key;fr\n__proto__;x\nconstructor;y', table).findings.map(({ code }) => code)).toEqual([
      'unknownKey',
      'unknownKey',
    ]);
  });
});
