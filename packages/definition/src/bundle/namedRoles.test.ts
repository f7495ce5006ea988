import { describe, expect, test } from 'vitest';
import { findingsAfter, type Json, readingFiles } from '../../test/fixtures.ts';

const answer = { step: 'reading-plan', pointer: '/payer' };

/** What is found once a role of the reading trial is named by answers. */
const named = (id: string, words: object) =>
  findingsAfter(
    'form.json',
    (form) => {
      const roles = form.roles as unknown as Json[];
      Object.assign(roles.find((role) => (role.id as unknown) === id) ?? {}, words);
    },
    readingFiles,
  );

const cases: readonly (readonly [string, string, object, object])[] = [
  [
    'another scope',
    'sponsor',
    { scope: 'everywhere' },
    { code: 'role.named-scope', pointer: '/roles/3/scope' },
  ],
  [
    'a step that does not exist',
    'sponsor',
    { namedBy: [{ step: 'reading-pln', pointer: '/payer' }] },
    { code: 'step.unknown', pointer: '/roles/3/namedBy/0/step', suggestion: 'Did you mean "reading-plan"?' },
  ],
  [
    'a field that does not exist',
    'sponsor',
    { namedBy: [{ ...answer, pointer: '/payr' }] },
    {
      code: 'form.unknown-field',
      pointer: '/roles/3/namedBy/0/pointer',
      suggestion: 'Did you mean "/payer"?',
    },
  ],
  [
    'a field that holds no number of an organisation',
    'sponsor',
    { namedBy: [{ ...answer, pointer: '/start' }] },
    { code: 'form.field-kind', pointer: '/roles/3/namedBy/0/pointer' },
  ],
  [
    'a field that may be left empty',
    'sponsor',
    { namedBy: [{ ...answer, pointer: '/kind' }] },
    { code: 'role.named-optional', severity: 'warning', pointer: '/roles/3/namedBy/0/pointer' },
  ],
  [
    'a step that is filled many times',
    'sponsor',
    { namedBy: [{ step: 'session', pointer: '/note' }] },
    { code: 'role.named-many' },
  ],
  [
    'a record type of which nothing names it',
    'sponsor',
    { namedBy: [{ step: 'enrolment', pointer: '/name' }] },
    { code: 'role.named-nowhere', pointer: '/roles/3/namedBy' },
  ],
  [
    'a role that begins records',
    'librarian',
    { namedBy: [answer] },
    { code: 'role.named-begins', pointer: '/roles/1/namedBy' },
  ],
  [
    'a step that waits for whom only it would name',
    'librarian',
    { namedBy: [answer] },
    { code: 'role.named-late', message: expect.stringContaining('"reading-plan"') },
  ],
];

describe('a role whose organisation an answer names', () => {
  test('stands in the fixture without a finding', () => {
    expect(named('sponsor', {})).toEqual([]);
  });

  test.each(cases)('%s', (_name, role, words, finding) => {
    expect(named(role, words)).toContainEqual(expect.objectContaining(finding));
  });

  test('may fill in what comes after it is named, and what others fill in too', () => {
    const late = named('reader', { namedBy: [answer] }).filter(({ code }) => code === 'role.named-late');
    // `measurement` is the librarian's as well; `diary` comes after the plan; `agreement` before it.
    expect(late.map(({ message }) => /"([a-z-]+)"/.exec(message)?.[1])).toEqual(['agreement']);
  });
});
