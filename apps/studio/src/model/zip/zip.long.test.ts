import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { registries } from '../../../test/forms.ts';
import { unzipDefinition, zipDefinition } from '../index.ts';

const form = strToU8('{ "formatVersion": 1 }\n');
const codes = (zip: Uint8Array) =>
  unzipDefinition(zip).findings.map(({ code, severity }) => `${severity} ${code}`);

describe.each(registries)('%s', (name, files) => {
  test('comes out of a zip byte for byte as it went in', () => {
    const zip = zipDefinition(files);
    expect(unzipDefinition(zip)).toEqual({ files, findings: [] });
    expect(zipDefinition(files)).toEqual(zip);
  });

  test('is found in the folder that a zip of a folder has', () => {
    const inFolder = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`${name}/${path}`, strToU8(text)]),
    );
    expect(unzipDefinition(zipSync({ [`${name}/`]: new Uint8Array(), ...inFolder }))).toEqual({
      files,
      findings: [],
    });
  });

  test('damaged anywhere is a finding or the same files, and never a throw', () => {
    const zip = zipDefinition(files);
    fc.assert(
      fc.property(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, by, isCut) => {
        const damaged = isCut
          ? zip.slice(0, at)
          : zip.map((byte, index) => (index === at ? byte ^ by : byte));
        const { files: found, findings } = unzipDefinition(damaged);
        if (found) expect(found).toEqual(files);
        else expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
        if (isCut) expect(found).toBeUndefined();
      }),
      { numRuns: 40, seed: 9 },
    );
  });
});

describe('a zip', () => {
  const big = new Uint8Array(6_000_000).fill(32);
  test.each<[string, Uint8Array, string]>([
    ['that is none', strToU8('no zip at all, but long enough to be looked at'), 'error zip.damaged'],
    ['that is empty', new Uint8Array(), 'error zip.damaged'],
    ['that leads out of its folder', zipSync({ 'form.json': form, '../form.json': form }), 'error zip.path'],
    ['that leads out from within', zipSync({ 'form.json': form, 'a/../../b.json': form }), 'error zip.path'],
    ['with an absolute path', zipSync({ 'form.json': form, '/etc/x.json': form }), 'error zip.path'],
    ['with a path of another system', zipSync({ 'form.json': form, 'C:\\x.json': form }), 'error zip.path'],
    ['with a name that is no name', zipSync({ 'form.json': form, 'a/__proto__': form }), 'error zip.path'],
    ['with a name that no disk holds', zipSync({ 'form.json': form, 'what?.json': form }), 'error zip.path'],
    ['with a name that ends in a space', zipSync({ 'form.json': form, 'a /b.json': form }), 'error zip.path'],
    [
      'with two names that one disk cannot tell apart',
      zipSync({ 'form.json': form, 'Form.json': form }),
      'error zip.duplicate',
    ],
    [
      'with a file larger than a definition’s',
      zipSync({ 'form.json': form, 'b.json': big }),
      'error zip.size',
    ],
    ['with a program by its name', zipSync({ 'form.json': form, 'steps/x.mjs': form }), 'error zip.code'],
    [
      'with a program under another name',
      zipSync({ 'form.json': form, 'x.md': new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0]) }),
      'error zip.code',
    ],
    ['without a form', zipSync({ 'rules.json': form }), 'error file.missing'],
    [
      'of a newer format',
      zipSync({ 'form.json': strToU8('{"formatVersion":2}') }),
      'error form.formatVersion',
    ],
    [
      'with a text that is none',
      zipSync({ 'form.json': form, 'x.md': new Uint8Array([0xc3, 0x28]) }),
      'error zip.encoding',
    ],
    [
      'with a text in which a zero stands',
      zipSync({ 'form.json': form, 'x.md': new Uint8Array([0x61, 0]) }),
      'error zip.encoding',
    ],
    [
      'with more files than a definition has',
      zipSync(Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`manual/${index}.md`, form]))),
      'error zip.size',
    ],
    [
      'with a file that is no part of a definition',
      zipSync({ 'form.json': form, 'x.pdf': form }),
      'warning zip.unknown',
    ],
  ])('%s is a finding', (_name, zip, code) => {
    expect(codes(zip)).toContain(code);
    expect(unzipDefinition(zip).files === undefined).toBe(code.startsWith('error'));
  });

  test('that has one name twice is a finding', () => {
    const zip = zipSync({ 'form.json': form, 'aaaa.json': form, 'bbbb.json': form });
    const text = Array.from(zip, (byte) => String.fromCharCode(byte))
      .join('')
      .replaceAll('bbbb.json', 'aaaa.json');
    expect(codes(Uint8Array.from(text, (character) => character.charCodeAt(0)))).toEqual([
      'error zip.duplicate',
    ]);
  });

  test('that says other names at its end than in its files is damaged', () => {
    const zip = zipSync({ 'form.json': form, 'aaaa.json': form });
    const text = Array.from(zip, (byte) => String.fromCharCode(byte))
      .join('')
      .replace('aaaa.json', 'cccc.json');
    expect(codes(Uint8Array.from(text, (character) => character.charCodeAt(0)))).toEqual([
      'error zip.damaged',
    ]);
  });

  test('that is a bomb is not unpacked', { timeout: 30_000 }, () => {
    const bomb = zipSync(
      {
        'form.json': form,
        ...Object.fromEntries(
          Array.from({ length: 14 }, (_, index) => [`manual/${index}.md`, big.subarray(0, 2_000_000)]),
        ),
      },
      { level: 9 },
    );
    expect(bomb.length).toBeLessThan(500_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(codes(bomb)).toEqual(['error zip.size']);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150_000_000);
  });
});
