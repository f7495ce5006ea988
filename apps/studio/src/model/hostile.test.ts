import { buildBundle } from '@greffe/definition';
import { expect, test } from 'vitest';
import { registries, shared } from '../../test/forms.ts';
import { type Command, createDraft, execute, merge, perform, undo } from './index.ts';

const [[, files] = ['', {}]] = registries;
const [key = ''] = Object.keys(JSON.parse(files['i18n/fr.json'] ?? '{}'));

test.each([
  ['10 000 characters', 'x'.repeat(10_000), 'meta.'],
  ['HTML', '<img src=x onerror=alert(1)><script>alert(1)</script>', 'text.html'],
])('a title of %s is kept as it was typed, and is a finding', (_name, text) => {
  const draft = perform(createDraft(files, shared), { type: 'setText', key, language: 'fr', text });
  expect(JSON.parse(draft.files['i18n/fr.json'] ?? '')[key]).toBe(text);
  const errors = buildBundle(draft.files, shared).findings.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ file }) => file)).toContain('i18n/fr.json');
  expect(undo(draft).files).toEqual(files);
});

test('a key that would reach a prototype is refused by every command, and kept where a file has it', () => {
  const names = ['__proto__', 'constructor', 'prototype'];
  const step =
    Object.keys(files)
      .find((path) => path.endsWith('.schema.json'))
      ?.replace(/^steps\/|\.schema\.json$/g, '') ?? '';
  const commands = names.flatMap((name): Command[] => [
    { type: 'addField', step, parent: '', name, kind: 'text' },
    { type: 'addField', step: name, parent: '', name: 'a', kind: 'text' },
    { type: 'addField', step, parent: '', name: 'a', kind: name as 'text' },
    { type: 'setText', key: name, language: 'fr', text: 'x' },
    { type: 'setText', key: 'x', language: name, text: 'x' },
    { type: 'setValue', file: 'form.json', pointer: `/${name}`, value: { polluted: true } },
    { type: 'setValue', file: 'form.json', pointer: `/${name}/polluted`, value: true },
    { type: 'setRequired', step, pointer: name, value: true },
    { type: 'changeStep', recordType: name, id: 'x', changes: {} },
  ]);
  for (const command of commands)
    expect(() => execute(files, command, shared), JSON.stringify(command)).toThrow();
  expect(() => execute(files, { type: 'addFile', file: '__proto__', text: 'x' })).toThrow('file.path');
  const odd = {
    ...files,
    'form.json': (files['form.json'] ?? '').replace('{', '{\n  "__proto__": { "polluted": true },'),
  };
  const done = execute(odd, { type: 'setValue', file: 'form.json', pointer: '/version', value: '9.9.9' });
  expect(done.files['form.json']).toContain('"polluted": true');
  const mine = (odd['form.json'] ?? '').replace('true', '1');
  const merged = merge(odd, { ...odd, 'form.json': mine }, done.files);
  expect(merged.files['form.json']).toContain('"__proto__"');
  expect(merged.conflicts).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(execute(done.files, done.revert).files).toEqual(odd);
});
