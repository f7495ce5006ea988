import { type Bundle, getAt, parentPointer, removeAt, type StepData, setAt } from '@greffe/definition';
import type { Command } from '@greffe/workflow';
import type { Deed } from './deeds.ts';

/** What is called otherwise in another state of a draft. */
export interface Renames {
  readonly role: (id: string) => string;
  readonly recordType: (id: string) => string;
  readonly step: (id: string) => string;
  /** Data of a step, by its name before. */
  readonly data: (step: string, data: StepData) => StepData;
}

type FieldRename = readonly [from: string, to: string];

/**
 * What has another name now. The draft's files do not say it: it is read from what stands at the same place and is the
 * same but for its name. Where that could mean two things, nothing is said to be renamed.
 */
export function renamesBetween(before: Bundle, after: Bundle): Renames {
  const role = renamed(ids(before.roles), ids(after.roles));
  const recordType = renamed(ids(before.recordTypes), ids(after.recordTypes));
  const steps = new Map(
    Object.values(before.workflows).flatMap((workflow, index) => {
      const other = Object.values(after.workflows)[index];
      const name = renamed(ids(workflow.steps), ids(other?.steps ?? []));
      return ids(workflow.steps).map((id) => [id, name(id)] as const);
    }),
  );
  const step = (id: string) => steps.get(id) ?? id;
  const fields = new Map(
    Object.keys(before.steps).map((id) => [id, fieldRenames(before, id, after, step(id))] as const),
  );
  return {
    role,
    recordType,
    step,
    data: (id, data) => (fields.get(id) ?? []).reduce(moved, data),
  };
}

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

/** One name of a list of names that is another one now, at the same place. */
function renamed(before: readonly string[], after: readonly string[]): (id: string) => string {
  const gone = before.filter((id) => !after.includes(id));
  const come = after.filter((id) => !before.includes(id));
  const [from] = gone;
  const [to] = come;
  const isRenamed =
    from !== undefined &&
    to !== undefined &&
    gone.length === 1 &&
    come.length === 1 &&
    before.length === after.length &&
    before.indexOf(from) === after.indexOf(to);
  return (id) => (isRenamed && id === from ? to : id);
}

/** Fields under another name: one is gone and one has come inside the same parent, and both are of one kind. */
function fieldRenames(before: Bundle, step: string, after: Bundle, newStep: string): FieldRename[] {
  const old = before.steps[step]?.fields ?? [];
  const now = after.steps[newStep]?.fields ?? [];
  const oldPointers = new Set(old.map(({ pointer }) => pointer));
  const newPointers = new Set(now.map(({ pointer }) => pointer));
  const gone = old.filter(({ pointer }) => !newPointers.has(pointer));
  const come = now.filter(({ pointer }) => !oldPointers.has(pointer));
  // What stands inside a field of another name has another address with it, and is no rename of its own.
  const isTop = (list: typeof gone, pointer: string) =>
    !list.some((other) => pointer.startsWith(`${other.pointer}/`));
  const tops = gone.filter(({ pointer }) => isTop(gone, pointer));
  return tops.flatMap((field): FieldRename[] => {
    const parent = parentPointer(field.pointer);
    const inside = (list: typeof gone) =>
      list.filter(({ pointer }) => isTop(list, pointer) && parentPointer(pointer) === parent);
    const [other] = inside(come);
    const isSure = inside(gone).length === 1 && inside(come).length === 1 && other?.kind === field.kind;
    return isSure && other ? [[field.pointer, other.pointer]] : [];
  });
}

function moved(data: StepData, [from, to]: FieldRename): StepData {
  return expanded(from, data).reduce((now, place) => {
    const value = getAt(now, place);
    if (value === undefined) return now;
    const name = to.slice(to.lastIndexOf('/'));
    return setAt(removeAt(now, place), `${parentPointer(place)}${name}`, value);
  }, data);
}

/** Places of a pattern in data. A field of a list stands in each of its items. */
function expanded(pattern: string, data: StepData): string[] {
  const star = pattern.indexOf('/*');
  if (star < 0) return [pattern];
  const list = getAt(data, pattern.slice(0, star));
  const rest = pattern.slice(star + 2);
  if (!Array.isArray(list)) return [];
  return list.flatMap((_, index) => expanded(`${pattern.slice(0, star)}/${index}${rest}`, data));
}

/** The deeds of a trial with the names of now. */
export function withNames(deeds: readonly Deed[], names: Renames): readonly Deed[] {
  return deeds.map((deed): Deed => {
    switch (deed.kind) {
      case 'begin':
        return { ...deed, role: names.role(deed.role), recordType: names.recordType(deed.recordType) };
      case 'command': {
        const { command, data } = deed;
        if (!('step' in command)) return { ...deed, role: names.role(deed.role) };
        return {
          ...deed,
          role: names.role(deed.role),
          command: { ...command, step: names.step(command.step) } as Command,
          ...(data !== undefined && { data: names.data(command.step, data) }),
        };
      }
      default:
        return deed;
    }
  });
}
