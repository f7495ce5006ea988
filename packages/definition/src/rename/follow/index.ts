import { isObject } from '../../data/pointer.ts';
import { renameRegions } from '../drawings.ts';
import { counters } from './countersFile.ts';
import { createFollower, type Follower } from './follower.ts';
import { groundOf, parsed } from './ground.ts';
import * as others from './otherFiles.ts';
import * as ofStep from './stepFiles.ts';
import type { Change, NamePlace, Visit } from './types.ts';
import { textOf } from './visit.ts';
import { workflow } from './workflowFile.ts';

export { UnsayableError } from './chainAddress.ts';
export type { Change, NamePlace, PlainKind } from './types.ts';

type Files = Readonly<Record<string, string>>;

/** What a change makes of the files that speak of it, and where. */
export interface Follow {
  /** Path → new text, of the files that change alone; a file with another path is `null` under its old one. */
  readonly files: Readonly<Record<string, string | null>>;
  readonly places: readonly NamePlace[];
}

/**
 * Follows one change of a name or a place through a definition: every pointer, expression, text key, case and condition
 * that means it. The schema's own key is the caller's to move. Without `to`, nothing changes and the places are told.
 * Files that are not JSON, or not as they should be, stay as they are.
 * @throws UnsayableError where an expression has no words for a field's new place.
 */
export function followChange(files: Files, shared: Files, change: Change): Follow {
  const ground = groundOf(files, shared);
  const registry = textOf(parsed(files['form.json']), 'id');
  const version = textOf(parsed(files['form.json']), 'version');
  const places: NamePlace[] = [];
  const changed: Record<string, string | null> = {};
  /** A file in which nothing was found keeps its text, canonical or not. */
  const textAfter = (path: string, text: string): string => {
    const visit = visitOf(path, createFollower(change, ground, path, places), registry, version);
    const value = visit && parsed(text);
    if (value === undefined) return text;
    const before = places.length;
    const after = visit?.(value, '');
    const isSame = path.startsWith('migrations/') ? after === value : places.length === before;
    return isSame || change.to === undefined ? text : `${JSON.stringify(after, undefined, 2)}\n`;
  };
  for (const [path, text] of Object.entries(files)) {
    const target = pathAfter(path, change);
    const after = isDrawingOf(path, change, files)
      ? regionsAfter(path, text, change, places)
      : mayMention(path, text, change)
        ? textAfter(path, text)
        : text;
    if (target !== path) changed[path] = null;
    if (target !== path || after !== text) changed[target] = after;
  }
  return { files: changed, places };
}

type OptionChange = Extract<Change, { readonly kind: 'option' }>;

/** Whether the regions of this drawing are the options that change. */
function isDrawingOf(path: string, change: Change, files: Files): change is OptionChange {
  const name = /^pictures\/([^/]+)\.svg$/.exec(path)?.[1];
  if (name === undefined || change.kind !== 'option') return false;
  const { step, pointer } = change.at;
  const fields = memberOf(parsed(files[`steps/${step}.ui.json`]), 'fields');
  // A list of regions is drawn by the list, and its options are those of an item.
  return [pointer, pointer.replace(/\/\*$/, '')].some(
    (each) => memberOf(memberOf(fields, each), 'drawing') === name,
  );
}

function regionsAfter(path: string, text: string, change: OptionChange, places: NamePlace[]): string {
  return renameRegions(text, (id) => {
    if (id !== change.id) return id;
    places.push({ file: path, pointer: '' });
    return change.to ?? id;
  });
}

const memberOf = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

function pathAfter(path: string, change: Change): string {
  if (typeof change.to !== 'string') return path;
  const { id, to } = change as { id: string; to: string };
  if (change.kind === 'step' && path.startsWith(`steps/${id}.`))
    return `steps/${to}.${path.slice(`steps/${id}.`.length)}`;
  return change.kind === 'table' && path === `tables/${id}.csv` ? `tables/${to}.csv` : path;
}

/** Whether a file may mention what changes: most do not, and need not be read. */
function mayMention(path: string, text: string, change: Change): boolean {
  if (!path.endsWith('.json')) return false;
  if (path.startsWith('migrations/')) return true;
  if (change.kind !== 'field') {
    const word = /^[a-z0-9]*/.exec(change.id)?.[0] ?? '';
    return text.includes(word);
  }
  // A step's files speak of its own fields alone.
  if (path.startsWith('steps/')) return path.startsWith(`steps/${change.at.step}.`);
  return text.includes(change.at.pointer.slice(change.at.pointer.lastIndexOf('/') + 1));
}

function visitOf(path: string, follow: Follower, registry: string, version: string): Visit | undefined {
  const step = /^steps\/([^.]+)\./.exec(path)?.[1] ?? '';
  if (path === 'form.json') return others.form(follow);
  if (path === 'workflow.json') return workflow(follow);
  if (path === 'rules.json') return ofStep.rules(follow);
  if (path === 'counters.json') return counters(follow);
  if (path === 'development.json') return others.development(follow, registry);
  if (path === `migrations/${version}.json`) return others.migration(follow);
  if (path.startsWith('i18n/')) return others.texts(follow);
  if (path.startsWith('cases/')) return others.caseFile(follow);
  if (path.endsWith('.schema.json')) return ofStep.schema(follow, step);
  if (path.endsWith('.ui.json')) return ofStep.ui(follow, step);
  return path.endsWith('.logic.json') ? ofStep.logic(follow, step) : undefined;
}
