import { Ajv2020 } from 'ajv/dist/2020.js';
import secureSchema from 'ajv/lib/refs/json-schema-secure.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { findingsAfter, type Json, libraryBundle, libraryFiles } from '../../test/fixtures.ts';
import { buildBundle } from './buildBundle.ts';

const bundle = libraryBundle();
const signup = bundle.steps.signup;
const field = (pointer: string) => signup?.fields.find((candidate) => candidate.pointer === pointer);

describe('a bundle', () => {
  test('holds the fields in the order of the screen, parents before children', () => {
    expect(signup?.fields.map(({ pointer }) => pointer).slice(0, 4)).toEqual([
      '/reader',
      '/reader/number',
      '/reader/hasNoNumber',
      '/reader/code',
    ]);
    expect(signup?.fields.some(({ pointer }) => pointer === '/loans/*/title')).toBe(true);
  });

  test('completes kinds and layouts', () => {
    expect(field('/reader')?.layout).toEqual({ widget: 'section', width: 'full' });
    expect(field('/reader/home')?.layout.widget).toBe('group');
    expect(field('/reader/number')?.layout.widget).toBe('niss');
    expect(field('/reader/lastName')?.layout.width, 'the registry wins over the module').toBe('third');
    expect(field('/card/fee')?.layout).toEqual({ widget: 'number', width: 'full', inputMode: 'decimal' });
    expect(field('/topics')?.layout.widget).toBe('checkboxes');
    expect(field('/card/kind')?.layout.widget).toBe('radio');
  });

  test('mounts a module: logic, rules and texts under the names of the registry', () => {
    expect(field('/reader/home/town')?.logic.required).toEqual({
      cel: 'this.hasNoNumber',
      scope: '/reader',
      dependsOn: ['/reader/hasNoNumber'],
    });
    expect(field('/reader/number')?.module).toBe('person');
    expect(signup?.rules.map((rule) => [rule.id, rule.scope, rule.at])).toEqual([
      ['signup.reader.number-left-in', '/reader', '/reader/number'],
      ['returned-after', '/loans/*', '/loans/*/back'],
      ['child-is-young', '', '/card/kind'],
    ]);
    expect(bundle.texts.fr?.['field.signup.reader.lastName.title']).toBe('Nom');
    expect(bundle.texts.en?.['field.signup.reader.title'], 'the registry wins').toBe('Reader');
    expect(signup?.rules[0]?.message).toBe('rule.signup.reader.number-left-in');
  });

  test('has a schema without $ref, without our own words, and closed everywhere', () => {
    const text = JSON.stringify(signup?.schema);
    for (const word of ['$ref', 'fromTable', 'origin', 'cite', 'unit', 'title"'])
      expect(text).not.toContain(`"${word}":`);
    expect(text.split('"type":"object"').length).toBe(text.split('"additionalProperties":false').length);
    expect(signup?.schema.properties).toMatchObject({
      card: { properties: { branch: { enum: ['north', 'south', 'west'] } } },
    });
  });

  test('has schemas that ajv holds to be secure', () => {
    const { $schema: _draft, $id: _id, ...secure } = secureSchema;
    const validate = new Ajv2020({ strict: false }).compile(secure);
    expect(validate(signup?.schema), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ type: 'string', pattern: '^a$' })).toBe(false);
  });

  test('knows when an option is valid', () => {
    expect(field('/card/branch')?.options?.[0]).toEqual({
      value: 'north',
      label: 'table.branches.north',
      validTo: '2025-12-31',
      validOn: '/card/since',
    });
  });

  test('is named by its content: the order of keys does not matter, a text does', () => {
    const { files, shared } = libraryFiles();
    const texts = JSON.parse(files['i18n/en.json'] ?? '') as Json;
    const reversed = Object.fromEntries(Object.entries(texts).reverse());
    expect(buildBundle({ ...files, 'i18n/en.json': JSON.stringify(reversed) }, shared).bundle?.hash).toBe(
      bundle.hash,
    );
    const changed = { ...texts, 'registry.title': 'Cards' };
    expect(buildBundle({ ...files, 'i18n/en.json': JSON.stringify(changed) }, shared).bundle?.hash).not.toBe(
      bundle.hash,
    );
    expect(bundle.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

type Fault = readonly [name: string, file: string, change: (content: Json) => void, finding: object];

/** A JSON value as a test writes it. */
const json = (value: unknown) => value as Json;

const FAULTS: readonly Fault[] = [
  [
    'an unknown key',
    'form.json',
    (form) => void Object.assign(form, { recordTyps: [] }),
    { code: 'meta.unknown-key', pointer: '/recordTyps', suggestion: 'Did you mean "recordTypes"?' },
  ],
  [
    'a missing key',
    'form.json',
    (form) => void Reflect.deleteProperty(form, 'codePrefix'),
    { code: 'meta.missing-key', pointer: '', message: '"codePrefix" is missing.' },
  ],
  [
    'a value outside those allowed',
    'rules.json',
    (rules) => void Object.assign(json(rules.rules?.['0']), { severity: 'eror' }),
    { code: 'meta.value', pointer: '/rules/0/severity', suggestion: 'Did you mean "error"?' },
  ],
  [
    'a field in logic that does not exist',
    'steps/signup.logic.json',
    (logic) => void Object.assign(json(logic.fields), { '/card/sinse': { required: true } }),
    {
      code: 'logic.unknown-field',
      pointer: '/fields/~1card~1sinse',
      suggestion: 'Did you mean "/card/since"?',
    },
  ],
  [
    'a field in an expression that does not exist',
    'steps/signup.logic.json',
    (logic) => void Object.assign(json(logic.fields?.['/guardian']), { visible: 'data.card.knd == "child"' }),
    { code: 'cel.fault', pointer: '/fields/~1guardian/visible', suggestion: expect.stringContaining('kind') },
  ],
  [
    'a comparison of a date with a text',
    'rules.json',
    (rules) => void Object.assign(json(rules.rules?.['0']?.assert), { cel: 'this.back >= "2026-01-01"' }),
    { code: 'cel.fault', pointer: '/rules/0/assert/cel', suggestion: expect.stringContaining('date(') },
  ],
  [
    'an expression of the wrong type',
    'steps/signup.logic.json',
    (logic) => void Object.assign(json(logic.fields?.['/card/until']), { derived: 'year(this.since)' }),
    { code: 'cel.type', pointer: '/fields/~1card~1until/derived' },
  ],
  [
    'a rule that compares a field with itself',
    'rules.json',
    (rules) => void Object.assign(json(rules.rules?.['0']?.assert), { cel: 'this.back >= this.back' }),
    { severity: 'warning', code: 'cel.same', pointer: '/rules/0/assert/cel' },
  ],
  [
    'a pattern in a rule that a text could keep busy for ever',
    'rules.json',
    (rules) => void Object.assign(json(rules.rules?.['0']?.assert), { cel: '"a".matches("(a+)+$")' }),
    { code: 'cel.fault', pointer: '/rules/0/assert/cel', message: expect.stringContaining('(a+)+$') },
  ],
  [
    'a value that is calculated from itself',
    'steps/signup.logic.json',
    (logic) => void Object.assign(json(logic.fields), { '/card/fee': { derived: 'this.fee + 1.0' } }),
    { code: 'logic.cycle', message: expect.stringContaining('/card/fee') },
  ],
  [
    'a required field that nobody can write',
    'steps/signup.logic.json',
    (logic) => void Object.assign(json(logic.fields), { '/card/fee': { required: true, readOnly: true } }),
    { code: 'logic.required-read-only', pointer: '/fields/~1card~1fee/readOnly' },
  ],
  [
    'fields that wait for each other',
    'steps/signup.logic.json',
    (logic) =>
      void Object.assign(json(logic.fields), {
        '/card/fee': { visible: 'has(this.shelf)' },
        '/card/shelf': { visible: 'has(this.fee)' },
      }),
    { code: 'logic.cycle', message: expect.stringContaining('/card/fee → /card/shelf → /card/fee') },
  ],
  [
    'a derived value that reads itself',
    'steps/signup.logic.json',
    (logic) => void Object.assign(json(logic.fields), { '/card/fee': { derived: 'this.fee + 1.0' } }),
    { code: 'logic.cycle' },
  ],
  [
    'a module that does not exist',
    'steps/signup.schema.json',
    (schema) =>
      void Object.assign(json(schema.properties?.reader), {
        $ref: '../../shared/persn/module.schema.json',
      }),
    {
      code: 'schema.unknown-module',
      pointer: '/properties/reader/$ref',
      suggestion: 'Did you mean "person"?',
    },
  ],
  [
    'a table that does not exist',
    'steps/signup.schema.json',
    (schema) => void Object.assign(branch(schema), { table: 'branch' }),
    { code: 'table.unknown', suggestion: 'Did you mean "branches"?' },
  ],
  [
    'a column that does not exist',
    'steps/signup.schema.json',
    (schema) => void Object.assign(branch(schema), { validTo: 'valid_till' }),
    { code: 'table.unknown-column', suggestion: 'Did you mean "valid_to"?' },
  ],
  [
    'validity by a field that is no date',
    'steps/signup.schema.json',
    (schema) => void Object.assign(branch(schema), { validOn: '/card/kind' }),
    { code: 'table.valid-on' },
  ],
  [
    'an unknown format',
    'shared/person/module.schema.json',
    (schema) => void Object.assign(json(schema.properties?.number), { format: 'nis' }),
    {
      code: 'schema.format',
      file: '../shared/person/module.schema.json',
      suggestion: 'Did you mean "niss"?',
    },
  ],
  [
    'a condition in a schema',
    'steps/signup.schema.json',
    (schema) => void Object.assign(schema, { if: {} }),
    { code: 'meta.unknown-key', pointer: '/if' },
  ],
  [
    'a keyword of another type',
    'steps/signup.schema.json',
    (schema) => void Object.assign(json(schema.properties?.card?.properties?.fee), { maxLength: 3 }),
    { code: 'schema.word', pointer: '/properties/card/properties/fee/maxLength' },
  ],
  [
    'a pattern without a limit of length',
    'steps/signup.schema.json',
    (schema) => void Reflect.deleteProperty(schema.properties?.card?.properties?.shelf ?? {}, 'maxLength'),
    { code: 'schema.unbounded', pointer: '/properties/card/properties/shelf/pattern' },
  ],
  [
    'limits the wrong way round',
    'steps/signup.schema.json',
    (schema) => void Object.assign(json(schema.properties?.card?.properties?.fee), { minimum: 100 }),
    { code: 'schema.limits' },
  ],
  [
    'a word of the expression language as a name',
    'steps/signup.schema.json',
    (schema) =>
      void Object.assign(json(schema.properties?.guardian?.properties), {
        in: { type: 'string' },
      }),
    { code: 'schema.reserved' },
  ],
  [
    'a name that reaches the prototype',
    'steps/signup.schema.json',
    (schema) => void Object.assign(json(schema.properties), { constructor: { type: 'string' } }),
    { code: 'meta.not', pointer: '/properties' },
  ],
  [
    'a widget that cannot show the field',
    'steps/signup.ui.json',
    (ui) => void Object.assign(json(ui.fields?.['/card/since']), { widget: 'checkbox' }),
    { code: 'ui.widget' },
  ],
  [
    'a widget that reads another format',
    'steps/signup.ui.json',
    (ui) => void Object.assign(json(ui.fields), { '/card/shelf': { widget: 'time' } }),
    { code: 'ui.widget', pointer: '/fields/~1card~1shelf/widget' },
  ],
  [
    'a table of choices',
    'steps/signup.ui.json',
    (ui) => void Object.assign(json(ui.fields), { '/topics': { widget: 'table' } }),
    { code: 'ui.widget' },
  ],
  [
    'regions on no drawing',
    'steps/signup.ui.json',
    (ui) => void Object.assign(json(ui.fields), { '/topics': { widget: 'regions' } }),
    { code: 'ui.drawing' },
  ],
  [
    'regions on a drawing that is not there',
    'steps/signup.ui.json',
    (ui) => void Object.assign(json(ui.fields), { '/topics': { widget: 'regions', drawing: 'body' } }),
    { code: 'ui.drawing' },
  ],
  [
    'a drawing for what has no regions',
    'steps/signup.ui.json',
    (ui) => void Object.assign(json(ui.fields), { '/card/shelf': { drawing: 'body' } }),
    { code: 'ui.drawing', pointer: '/fields/~1card~1shelf/drawing' },
  ],
  [
    'a role that the platform alone grants',
    'form.json',
    (form) => void json(form.roles).push({ id: 'registry-administrator', origin: 'proposed', grantedBy: [] }),
    { code: 'role.reserved', pointer: '/roles/2/id' },
  ],
  [
    'a record that is begun by whoever it is about',
    'form.json',
    (form) => void Object.assign(json(form.roles?.['0']), { scope: 'beneficiary' }),
    { code: 'role.own', pointer: '/recordTypes/0/createdBy/0' },
  ],
  [
    'a role of a hub’s link that somebody gives',
    'form.json',
    (form) => void Object.assign(json(form.roles?.['0']), { scope: 'link' }),
    { code: 'role.link', pointer: '/roles/0/grantedBy' },
  ],
  [
    'a role of a hub’s link that gives another',
    'form.json',
    (form) => void Object.assign(json(form.roles?.['1']), { scope: 'link' }),
    { code: 'role.link', pointer: '/roles/0/grantedBy/0' },
  ],
  [
    'a role of a hub’s link that begins records',
    'form.json',
    (form) => void Object.assign(json(form.roles?.['0']), { scope: 'link', grantedBy: [] }),
    { code: 'role.link', pointer: '/recordTypes/0/createdBy/0' },
  ],
  [
    'a role of a hub’s link that fills in a step',
    'form.json',
    (form) => void Object.assign(json(form.roles?.['0']), { scope: 'link', grantedBy: [] }),
    {
      code: 'role.link',
      file: 'workflow.json',
      pointer: '/recordTypes/membership/steps/0/roles/0',
      suggestion: 'Name another role here, or give this one another scope.',
    },
  ],
  [
    'an unknown role',
    'workflow.json',
    (workflow) => void json(workflow.recordTypes?.membership?.steps?.['0']?.roles).push('libraryan'),
    { code: 'role.unknown', suggestion: 'Did you mean "librarian"?' },
  ],
  [
    'an unknown step',
    'rules.json',
    (rules) => void Object.assign(json(rules.rules?.['0']), { step: 'sign-up' }),
    { code: 'step.unknown', suggestion: 'Did you mean "signup"?' },
  ],
  [
    'a rule at a field that does not exist',
    'rules.json',
    (rules) => void Object.assign(json(rules.rules?.['0']), { at: '/bak' }),
    { code: 'rule.unknown-field', suggestion: 'Did you mean "/loans/*/back"?' },
  ],
  [
    'a rule that stands twice',
    'rules.json',
    (rules) => void json(rules.rules).push(rules.rules?.['0']),
    { code: 'id.duplicate' },
  ],
  [
    'a beneficiary pointer that leads nowhere',
    'form.json',
    (form) =>
      void Object.assign(json(form.recordTypes?.['0']?.beneficiary), {
        birthDate: '/reader/birtDate',
      }),
    { code: 'form.unknown-field', suggestion: 'Did you mean "/reader/birthDate"?' },
  ],
  [
    'a beneficiary pointer to another kind of field',
    'form.json',
    (form) =>
      void Object.assign(json(form.recordTypes?.['0']?.beneficiary), {
        birthDate: '/reader/lastName',
      }),
    { code: 'form.field-kind' },
  ],
  [
    'a missing text',
    'i18n/fr.json',
    (texts) => void Reflect.deleteProperty(texts, 'field.signup.card.kind.title'),
    { code: 'text.missing', file: 'i18n/fr.json', pointer: '/field.signup.card.kind.title' },
  ],
  [
    'a text that nothing shows',
    'i18n/fr.json',
    (texts) => void Object.assign(texts, { 'field.signup.card.knd.title': 'Genre' }),
    { code: 'text.unused', severity: 'warning', suggestion: 'Did you mean "field.signup.card.kind.title"?' },
  ],
  [
    'an optional text in one language alone',
    'i18n/fr.json',
    (texts) => void Object.assign(texts, { 'field.signup.card.kind.help': 'Choisissez.' }),
    { code: 'text.missing', file: 'i18n/en.json' },
  ],
  [
    'HTML in a text',
    'i18n/fr.json',
    (texts) => void Object.assign(texts, { 'registry.title': 'Cartes <b>nouvelles</b>' }),
    { code: 'text.html' },
  ],
  [
    'a text that is shown the other way round',
    'i18n/fr.json',
    (texts) => void Object.assign(texts, { 'registry.title': 'Cartes \u202eseirac' }),
    { code: 'text.characters' },
  ],
  [
    'a control character in a text',
    'i18n/fr.json',
    (texts) => void Object.assign(texts, { 'registry.title': 'Cartes\u0007' }),
    { code: 'text.characters' },
  ],
  [
    'a text that is no ICU message',
    'i18n/fr.json',
    (texts) => void Object.assign(texts, { 'registry.title': 'Cartes {nombre' }),
    { code: 'text.syntax' },
  ],
  [
    'other placeholders than in another language',
    'i18n/fr.json',
    (texts) => void Object.assign(texts, { 'registry.title': 'Cartes {nombre}' }),
    { code: 'text.placeholders' },
  ],
  [
    'a text that is too long',
    'i18n/fr.json',
    (texts) => void Object.assign(texts, { 'registry.title': 'x'.repeat(2001) }),
    { code: 'meta.maxLength' },
  ],
  [
    'a case with a field that does not exist',
    'cases/child.case.json',
    (content) => void Object.assign(json(content.steps?.['0']?.data?.card), { knd: 'child' }),
    {
      code: 'case.unknown-field',
      pointer: '/steps/0/data/card/knd',
      suggestion: 'Did you mean "/card/kind"?',
    },
  ],
  [
    'a case that expects a rule that does not exist',
    'cases/child.case.json',
    (content) =>
      void Object.assign(json(content.steps?.['0']?.expect?.warnings?.['0']), {
        rule: 'child-is-yung',
      }),
    { code: 'rule.unknown', suggestion: 'Did you mean "child-is-young"?' },
  ],
];

function branch(schema: Json): Json {
  return json(schema.properties?.card?.properties?.branch?.fromTable);
}

describe('findings', () => {
  test('none in the fixture', () => {
    const { files, shared } = libraryFiles();
    expect(buildBundle(files, shared).findings).toEqual([]);
  });

  test.each(FAULTS)('%s', (_name, file, change, finding) => {
    expect(findingsAfter(file, change)).toContainEqual(expect.objectContaining(finding));
  });

  test.each([
    { required: true, readOnly: true, derived: '2.5' },
    { required: true, readOnly: true, initial: '2.5' },
    { required: true, readOnly: 'has(this.shelf)' },
    { required: false, readOnly: true },
  ])('none for a required field that something writes: %o', (logicOfFee) => {
    const findings = findingsAfter(
      'steps/signup.logic.json',
      (logic) => void Object.assign(json(logic.fields), { '/card/fee': logicOfFee }),
    );
    expect(findings).toEqual([]);
  });

  test('no bundle where there is an error', () => {
    const { files, shared } = libraryFiles();
    expect(buildBundle({ ...files, 'form.json': '{' }, shared).bundle).toBeUndefined();
  });

  test('an empty folder says what is missing', () => {
    expect(buildBundle({}, {}).findings.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'form.json file.missing',
      'workflow.json file.missing',
    ]);
  });

  test('a module that contains itself', () => {
    const { files, shared } = libraryFiles();
    const schema = { type: 'object', properties: { again: { $ref: '../person/module.schema.json' } } };
    const { findings } = buildBundle(files, {
      ...shared,
      'person/module.schema.json': JSON.stringify(schema),
    });
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'schema.ref-cycle',
        message: expect.stringContaining('person → person'),
      }),
    );
  });

  test('a schema deeper than a form can be', () => {
    const { files, shared } = libraryFiles();
    let deep: object = { type: 'string' };
    for (let level = 0; level < 40; level++) deep = { type: 'object', properties: { a: deep } };
    const { findings } = buildBundle({ ...files, 'steps/signup.schema.json': JSON.stringify(deep) }, shared);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'schema.depth' }));
  });
});
