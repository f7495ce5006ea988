import { isObject } from '../../data/pointer.ts';
import { isMeant } from './address.ts';
import { moveData } from './data.ts';
import type { Follower } from './follower.ts';
import type { Visit } from './types.ts';
import { by, each, keyed, members, text, textOf } from './visit.ts';
import { address } from './workflowFile.ts';

/** form.json. */
export function form(follow: Follower): Visit {
  const role = follow.id('role');
  const field = by((value) => address(follow, textOf(value, 'step'), 'pointer'));
  return members({
    roles: each(members({ id: role, grantedBy: each(role), namedBy: each(field) })),
    recordTypes: each(
      members({
        id: follow.id('recordType'),
        createdBy: each(role),
        beneficiary: by((value) => beneficiary(follow, value)),
        listDate: field,
      }),
    ),
  });
}

/** The pointers of a beneficiary: they go to another step together, or not at all. */
function beneficiary(follow: Follower, value: Readonly<Record<string, unknown>>): Visit {
  const { change } = follow;
  const step = textOf(value, 'step');
  const names = Object.keys(value).filter((key) => key !== 'step');
  const goes =
    change.kind === 'field' &&
    change.to !== undefined &&
    change.to.step !== step &&
    names.every((name) => isMeant(change, { step, pointer: textOf(value, name) }));
  const pointer: Visit = goes
    ? text((before, at) => follow.address({ step, pointer: before }, at).pointer)
    : follow.pointer(step);
  const visits = Object.fromEntries(names.map((name) => [name, pointer]));
  return members({ ...visits, step: goes ? () => change.to?.step : follow.id('step') });
}

/** i18n/<language>.json. */
export function texts(follow: Follower): Visit {
  return keyed(follow.textKey, (value) => value);
}

/** development.json: who holds which role of this registry. */
export function development(follow: Follower, registry: string): Visit {
  const role = follow.id('role');
  return members({
    memberships: each(
      by((value) => (textOf(value, 'registry') === registry ? members({ role }) : members({}))),
    ),
  });
}

/** cases/<name>.case.json. */
export function caseFile(follow: Follower): Visit {
  return members({
    recordType: follow.id('recordType'),
    steps: each(
      by((line) => {
        const step = textOf(line, 'step');
        return members({
          who: text((who, at) => (follow.ground.roles.has(who) ? String(follow.id('role')(who, at)) : who)),
          recordType: follow.id('recordType'),
          step: follow.id('step'),
          data: moveData(follow, step),
          expect: expectation(follow, step),
        });
      }),
    ),
  });
}

function expectation(follow: Follower, step: string): Visit {
  const [ofStep, role] = [follow.id('step'), follow.id('role')];
  const faults = each(members({ pointer: follow.pointer(step), rule: text(follow.ruleId) }));
  return members({
    errors: faults,
    warnings: faults,
    steps: follow.keyedBy('step', (value, at, id) =>
      members({ outcome: follow.outcome(id), waitsFor: each(ofStep) })(value, at),
    ),
    tasks: follow.keyedBy('role', (value, at) => each(ofStep)(value, at)),
    messages: each(members({ message: follow.id('message'), to: each(role) })),
    entries: follow.keyedBy('step', (value) => value),
    sees: follow.keyedBy('role', (value) => value),
  });
}

/**
 * migrations/<version>.json. Operations name things as they are called at that point; the way to the present version
 * gets one more at its end, the others stay.
 */
export function migration(follow: Follower): Visit {
  const { change } = follow;
  const operation = () => {
    if (change.to === undefined) return undefined;
    if (change.kind === 'step') return { op: 'renameStep', from: change.id, to: change.to };
    if (change.kind === 'option') return { op: 'renameOption', ...change.at, from: change.id, to: change.to };
    if (change.kind !== 'field') return undefined;
    const holder = (pointer: string) => pointer.slice(0, pointer.lastIndexOf('/'));
    const { at, to } = change;
    return at.step === to.step && holder(at.pointer) === holder(to.pointer)
      ? { op: 'renameField', step: at.step, from: at.pointer, to: to.pointer }
      : { op: 'move', from: at, to };
  };
  return (value) => {
    const added = operation();
    if (!added || !isObject(value) || !Array.isArray(value.operations)) return value;
    return { ...value, operations: [...value.operations, added] };
  };
}
