import { describe, expect, test } from 'vitest';
import {
  type Command,
  CommandRefused,
  canonicalText,
  execute,
  type RefusalCode,
  refusalSentence,
} from './index.ts';

const value = { z: 1, a: { list: [1, 2, 3], 'x/y': 'slash' }, m: null };
const files = {
  'a.json': canonicalText(value),
  'loose.json': '{"b":1,\r\n "a" : [ ] }',
  'twice.json': '{"a":1,"a":2}',
  'broken.json': '{',
  'tables/t.csv': '\uFEFFcode,name\r\nA,"x, ""y"""\r\n\r\nB, plain \r\n',
};
const at = (file: string, pointer: string) => ({ file, pointer });
const after = (command: Command) => execute(files, command).files;

describe('a low-level command', () => {
  test.each<[string, Command, unknown]>([
    [
      'sets a value where it stands',
      { type: 'setValue', ...at('a.json', '/a/x~1y'), value: 2 },
      { z: 1, a: { list: [1, 2, 3], 'x/y': 2 }, m: null },
    ],
    ['adds a key last', { type: 'setValue', ...at('a.json', '/b'), value: 2 }, { ...value, b: 2 }],
    [
      'adds a key behind another',
      { type: 'setValue', ...at('a.json', '/b'), value: 2, after: 'z' },
      { z: 1, b: 2, a: value.a, m: null },
    ],
    ['removes a key', { type: 'removeValue', ...at('a.json', '/z') }, { a: value.a, m: null }],
    [
      'removes an item',
      { type: 'removeValue', ...at('a.json', '/a/list/1') },
      { z: 1, a: { list: [1, 3], 'x/y': 'slash' }, m: null },
    ],
    [
      'inserts an item',
      { type: 'insertItem', ...at('a.json', '/a/list'), index: 3, value: 4 },
      { z: 1, a: { list: [1, 2, 3, 4], 'x/y': 'slash' }, m: null },
    ],
    [
      'moves an item',
      { type: 'moveItem', ...at('a.json', '/a/list'), from: 0, to: 2 },
      { z: 1, a: { list: [2, 3, 1], 'x/y': 'slash' }, m: null },
    ],
    [
      'renames a key where it stands',
      { type: 'renameKey', ...at('a.json', '/a'), name: 'b' },
      { z: 1, b: value.a, m: null },
    ],
    ['moves a key', { type: 'moveKey', ...at('a.json', '/m'), to: 0 }, { m: null, z: 1, a: value.a }],
  ])('%s', (_name, command, expected) => {
    // As text, since the order of keys counts.
    expect(after(command)['a.json']).toBe(canonicalText(expected));
  });

  test.each<[RefusalCode, Command]>([
    ['place.missing', { type: 'setValue', ...at('a.json', '/no/where'), value: 1 }],
    ['place.missing', { type: 'removeValue', ...at('a.json', '/b') }],
    ['place.missing', { type: 'removeValue', ...at('a.json', '/toString') }],
    ['place.missing', { type: 'renameKey', ...at('a.json', '/b'), name: 'c' }],
    ['place.missing', { type: 'insertItem', ...at('a.json', '/b'), index: 0, value: 1 }],
    ['place.kind', { type: 'insertItem', ...at('a.json', '/a'), index: 0, value: 1 }],
    ['place.kind', { type: 'moveKey', ...at('a.json', '/a/list/0'), to: 1 }],
    ['place.index', { type: 'insertItem', ...at('a.json', '/a/list'), index: 4, value: 1 }],
    ['place.index', { type: 'setValue', ...at('a.json', '/a/list/9'), value: 1 }],
    ['place.index', { type: 'moveItem', ...at('a.json', '/a/list'), from: 0, to: -1 }],
    ['name.taken', { type: 'renameKey', ...at('a.json', '/a'), name: 'z' }],
    ['name.forbidden', { type: 'renameKey', ...at('a.json', '/a'), name: '__proto__' }],
    ['name.forbidden', { type: 'setValue', ...at('a.json', '/__proto__'), value: { polluted: true } }],
    ['place.missing', { type: 'setValue', ...at('a.json', '/__proto__/polluted'), value: true }],
    ['name.forbidden', { type: 'setValue', ...at('a.json', '/constructor'), value: 1 }],
    ['value.none', { type: 'setValue', ...at('a.json', '/b'), value: undefined }],
    ['file.missing', { type: 'removeFile', file: 'b.json' }],
    ['file.missing', { type: 'setValue', ...at('b.json', ''), value: 1 }],
    ['file.exists', { type: 'addFile', file: 'a.json', text: '' }],
    ['file.path', { type: 'addFile', file: '../a.json', text: '' }],
    ['file.path', { type: 'addFile', file: '/a.json', text: '' }],
    ['file.path', { type: 'addFile', file: 'C:\\a.json', text: '' }],
    ['file.unreadable', { type: 'setValue', ...at('broken.json', '/a'), value: 1 }],
    ['file.duplicateKey', { type: 'setValue', ...at('twice.json', '/b'), value: 1 }],
    ['table.column', { type: 'setCell', file: 'tables/t.csv', row: 0, column: 'no', value: '' }],
    ['table.row', { type: 'setCell', file: 'tables/t.csv', row: 2, column: 'code', value: '' }],
    ['table.column', { type: 'addTableRow', file: 'tables/t.csv', cells: { no: '' } }],
  ])('is refused with %s', (code, command) => {
    const refused = (() => {
      try {
        after(command);
      } catch (error) {
        return error;
      }
      return undefined;
    })();
    expect(refused).toBeInstanceOf(CommandRefused);
    expect((refused as CommandRefused).code).toBe(code);
    for (const language of ['fr', 'nl', 'de', 'en']) {
      const sentence = refusalSentence(refused as CommandRefused, language);
      expect(sentence).toMatch(/^\S.+\.$/);
      expect(sentence).not.toMatch(/[{}]/);
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('writes a file that was not canonical only when it changes it, and gives its bytes back', () => {
    const other = execute(files, { type: 'setValue', ...at('a.json', '/z'), value: 2 });
    expect(other.files['loose.json']).toBe(files['loose.json']);
    const own = execute(files, { type: 'setValue', ...at('loose.json', '/b'), value: 2 });
    expect(own.files['loose.json']).toBe(canonicalText({ b: 2, a: [] }));
    expect(execute(own.files, own.revert).files).toEqual(files);
  });

  test('is one of several, of which none is done when one is refused', () => {
    const commands: Command[] = [
      { type: 'removeFile', file: 'a.json' },
      { type: 'removeFile', file: 'a.json' },
    ];
    expect(() => after({ type: 'all', commands })).toThrow(CommandRefused);
    expect(Object.keys(files)).toContain('a.json');
  });
});

describe('a table', () => {
  const table = (command: Command) => after(command)['tables/t.csv'];

  test('keeps every other byte when a cell changes', () => {
    const cell = (row: number, column: string, text: string) =>
      table({ type: 'setCell', file: 'tables/t.csv', row, column, value: text });
    expect(cell(0, 'name', 'new, "quoted"')).toBe(
      '\uFEFFcode,name\r\nA,"new, ""quoted"""\r\n\r\nB, plain \r\n',
    );
    expect(cell(1, 'code', 'C')).toBe('\uFEFFcode,name\r\nA,"x, ""y"""\r\n\r\nC, plain \r\n');
    expect(cell(1, 'name', 'plain')).toBe(files['tables/t.csv']);
  });

  test('gets and loses rows', () => {
    const file = 'tables/t.csv';
    expect(table({ type: 'addTableRow', file, cells: { name: 'n', code: 'Z' } })).toBe(
      `${files[file]}Z,n\r\n`,
    );
    expect(table({ type: 'addTableRow', file, cells: { code: 'Z' }, index: 1 })).toBe(
      '\uFEFFcode,name\r\nA,"x, ""y"""\r\n\r\nZ,\r\nB, plain \r\n',
    );
    expect(table({ type: 'removeTableRow', file, row: 0 })).toBe('\uFEFFcode,name\r\n\r\nB, plain \r\n');
  });
});
