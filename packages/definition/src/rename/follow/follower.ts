import { textPath } from '../../data/pattern.ts';
import { parentPointer, pointerParts, toPointer } from '../../data/pointer.ts';
import type { Address } from '../../migrate/types.ts';
import type { Pointer } from '../../types.ts';
import { addressAfter, isMeant } from './address.ts';
import { followExpression } from './expression.ts';
import type { Change, Ground, NamePlace, PlainKind, Visit, Words } from './types.ts';
import { keyed, text } from './visit.ts';

/** Follows one change through a file: each name is given back as it shall be, each place of it is kept. */
export interface Follower {
  readonly change: Change;
  readonly ground: Ground;
  id(kind: PlainKind): Visit;
  outcome(step: string): Visit;
  /** A text that is a pointer into a step's data. */
  pointer(step: string): Visit;
  address(address: Address, at: Pointer): Address;
  /** A value of a choice. */
  option(of: Address, value: string, at: Pointer): string;
  textKey(key: string, at: Pointer): string;
  /** A rule's id as findings know it, that of a mounted module's included. */
  ruleId(id: string, at: Pointer): string;
  cel(of: Words): Visit;
  /** An object whose keys are ids. */
  keyedBy(kind: PlainKind, visit: (value: unknown, at: Pointer, key: string) => unknown): Visit;
}

/** A follower for one file. */
export function createFollower(change: Change, ground: Ground, file: string, places: NamePlace[]): Follower {
  const keep = (at: Pointer) => places.push({ file, pointer: at });
  const named = (isIt: boolean, name: string, at: Pointer): string => {
    if (!isIt) return name;
    keep(at);
    return typeof change.to === 'string' ? change.to : name;
  };
  const plain = (kind: PlainKind, id: string, at: Pointer) =>
    named(change.kind === kind && change.id === id, id, at);
  const address = (before: Address, at: Pointer): Address => {
    if (isMeant(change, before)) keep(at);
    return addressAfter(change, before);
  };
  const option = (of: Address, value: string, at: Pointer) => {
    const isIt = change.kind === 'option' && change.id === value && of.step === change.at.step;
    return named(isIt && of.pointer === change.at.pointer, value, at);
  };

  const stepOfChange = change.kind === 'field' || change.kind === 'option' ? change.at.step : undefined;
  const ofOtherStep = (key: string) =>
    stepOfChange !== undefined && !key.startsWith(`field.${stepOfChange}.`);

  function fieldKey(key: string, at: Pointer): string {
    // Most keys are of other steps, and a large definition has thousands.
    if (ofOtherStep(key)) return key;
    const [, step = '', ...rest] = key.split('.');
    const match =
      /^(?:(?<path>.+)\.)?(?<suffix>title|help|placeholder|start|end|option\.(?<value>.+)|error\..+)$/.exec(
        rest.join('.'),
      );
    if (!match) return `field.${[plain('step', step, at), ...rest].join('.')}`;
    const { path, suffix = '', value } = match.groups ?? {};
    const before = { step, pointer: path === undefined ? '' : toPointer(path.split('.')) };
    const after = address(before, at);
    const ending = value === undefined ? suffix : `option.${option(before, value, at)}`;
    return ['field', after.step, textPath(after.pointer), ending].filter((part) => part !== '').join('.');
  }

  function ruleId(id: string, at: Pointer): string {
    if (ground.rules.has(id)) return plain('rule', id, at);
    const [step = '', ...rest] = id.split('.');
    for (const mount of ground.mounts.get(step) ?? []) {
      const prefix = mount === '' ? '' : `${textPath(mount)}.`;
      const tail = rest.join('.');
      if (tail === '' || !tail.startsWith(prefix)) continue;
      const after = address({ step, pointer: mount }, at);
      return [after.step, textPath(after.pointer), tail.slice(prefix.length)]
        .filter((part) => part !== '')
        .join('.');
    }
    return id;
  }

  /** Behind a rule's id may stand the name of one of its leaves. */
  function ruleKey(key: string, at: Pointer): string {
    const id = key.slice('rule.'.length);
    const own = id.split('.')[0] ?? '';
    if (ground.rules.has(own)) return `rule.${plain('rule', own, at)}${id.slice(own.length)}`;
    return `rule.${ruleId(id, at)}`;
  }

  const tableOf = () =>
    change.kind === 'option' ? ground.tables.get(change.at.step)?.get(change.at.pointer) : undefined;

  function textKey(key: string, at: Pointer): string {
    const [area = '', id = '', ...rest] = key.split('.');
    switch (area) {
      case 'recordType':
      case 'role':
      case 'step':
      case 'message':
      case 'document':
      case 'link':
        return [area, plain(area, id, at), ...rest].join('.');
      case 'outcome': {
        const outcome = rest.join('.');
        const isIt = change.kind === 'outcome' && change.step === id && change.id === outcome;
        return `outcome.${plain('step', id, at)}.${named(isIt, outcome, at)}`;
      }
      case 'table': {
        const value = rest.join('.');
        const isIt = change.kind === 'option' && tableOf() === id && change.id === value;
        return `table.${plain('table', id, at)}.${named(isIt, value, at)}`;
      }
      case 'field':
        return fieldKey(key, at);
      case 'rule':
        return ruleKey(key, at);
      default:
        return key;
    }
  }

  return {
    change,
    ground,
    address,
    option,
    textKey,
    ruleId,
    id: (kind) => text((value, at) => plain(kind, value, at)),
    outcome: (step) =>
      text((value, at) =>
        named(change.kind === 'outcome' && change.step === step && change.id === value, value, at),
      ),
    // A pointer that stands beside its step's name is no mention of the step, and cannot follow to another one.
    pointer: (step) =>
      text((pointer, at) => {
        if (change.kind === 'step') return pointer;
        const after = address({ step, pointer }, at);
        return after.step === step ? after.pointer : pointer;
      }),
    cel: (of) =>
      text((cel, at) => {
        const followed = followExpression(cel, of, change);
        if (followed.isMeant) keep(at);
        return followed.cel;
      }),
    keyedBy: (kind, visit) => keyed((key, at) => plain(kind, key, at), visit),
  };
}

/** The object that `this` is in the logic of a field: what holds it, or the module that it comes from. */
export function scopeOfLogic(pointer: Pointer, mounts: readonly Pointer[]): Pointer {
  const mount = mounts.find((at) => pointer.startsWith(`${at}/`) && pointer !== at);
  if (mount === undefined || pointer.slice(mount.length).includes('/*')) return parentPointer(pointer);
  return mount;
}

/** The deepest object that both lie in. */
export function commonHolder(one: Pointer, other: Pointer): Pointer {
  const others = pointerParts(other);
  const parts = pointerParts(one);
  const end = parts.findIndex((part, index) => part !== others[index]);
  return toPointer(end < 0 ? parts : parts.slice(0, end));
}
