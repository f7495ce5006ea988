import { describe, test } from 'vitest';
import { type Fault, finds, place, set, setIn } from '../../../test/workflowFaults.ts';

const NAMES: readonly Fault[] = [
  [
    'a role',
    set('plan', { roles: ['libraryan'] }),
    place('plan', 'roles/0'),
    { code: 'role.unknown', suggestion: 'Did you mean "librarian"?' },
  ],
  [
    'a reader',
    set('plan', { readers: ['counsil'] }),
    place('plan', 'readers/0'),
    { code: 'role.unknown', suggestion: 'Did you mean "council"?' },
  ],
  [
    'a step that is required',
    set('plan', { requires: ['agrement'] }),
    place('plan', 'requires/0'),
    { code: 'step.unknown', suggestion: 'Did you mean "agreement"?' },
  ],
  [
    'a step without schema',
    set('extra', { id: 'extra-sesion' }),
    place('extra', 'id'),
    { code: 'step.unknown', suggestion: 'Did you mean "extra-session"?' },
  ],
  [
    'whom a message goes to',
    setIn('opinion', 'effects', { to: ['counsil'] }),
    place('opinion', 'effects/0/to/0'),
    { code: 'role.unknown' },
  ],
  [
    'the outcome of an effect',
    setIn('opinion', 'effects', { outcome: 'positve' }, 1),
    place('opinion', 'effects/1/outcome'),
    { code: 'outcome.unknown', suggestion: 'Did you mean "positive"?' },
  ],
  [
    'what is reopened',
    setIn('opinion', 'outcomes', { reopens: ['anser'] }),
    place('opinion', 'outcomes/0/reopens/0'),
    { code: 'step.unknown', suggestion: 'Did you mean "answer"?' },
  ],
  [
    'what gets an entry',
    setIn('opinion', 'outcomes', { adds: ['extra'] }, 2),
    place('opinion', 'outcomes/2/adds/0'),
    { code: 'step.unknown' },
  ],
  [
    'the consent',
    (trial) => void Object.assign(trial, { consent: 'agreemnt' }),
    '/consent',
    { code: 'step.unknown', suggestion: 'Did you mean "agreement"?' },
  ],
  [
    'a support role',
    (trial) => void Object.assign(trial, { support: ['helpdesk'] }),
    '/support/0',
    { code: 'role.unknown', suggestion: 'Did you mean "help-desk"?' },
  ],
  [
    'who is told who looked',
    (trial) => void Object.assign(trial, { accessHistory: ['helpdesk'] }),
    '/accessHistory/0',
    { code: 'role.unknown', suggestion: 'Did you mean "help-desk"?' },
  ],
  [
    'who sees the record',
    ({ access }) => void Object.assign(access[0] ?? {}, { role: 'counsil' }),
    '/access/0/role',
    { code: 'role.unknown' },
  ],
  [
    'the record type of a link',
    ({ links }) => void Object.assign(links[0] ?? {}, { recordType: 'membreship' }),
    '/links/0/recordType',
    { code: 'record-type.unknown', suggestion: 'Did you mean "membership"?' },
  ],
  [
    'a step that a link requires',
    ({ links }) => void Object.assign(links[0] ?? {}, { requires: ['agreement'] }),
    '/links/0/requires/0',
    { code: 'step.unknown' },
  ],
  [
    'a step that a link shows',
    ({ links }) =>
      void Object.assign(links[0] ?? {}, { shows: { level: { step: 'enrolmnt', pointer: '/level' } } }),
    '/links/0/shows/level/step',
    { code: 'step.unknown', suggestion: 'Did you mean "enrolment"?' },
  ],
  [
    'a field that a link shows',
    ({ links }) =>
      void Object.assign(links[0] ?? {}, { shows: { level: { step: 'enrolment', pointer: '/levl' } } }),
    '/links/0/shows/level/pointer',
    { code: 'workflow.unknown-field', suggestion: 'Did you mean "/level"?' },
  ],
];

describe('a name that is not known', () => {
  test.each(NAMES)('%s', (...fault) => finds(fault));
});
