import type { EffectEntry, OutcomeEntry, RecordWorkflowEntry, WorkflowFile } from '../bundle/files.ts';
import { idsByCelName } from '../workflow/names.ts';
import { renameWorkflowExpression } from './expression.ts';
import { renamePointer } from './keys.ts';
import type { NameKind, Names } from './names.ts';

/** workflow.json. */
export function renameWorkflow(file: WorkflowFile, names: Names): WorkflowFile {
  const recordTypes = Object.entries(file.recordTypes).map(([id, workflow]) => [
    names.rename('recordType', id),
    renameRecordWorkflow(workflow, names),
  ]);
  return { recordTypes: Object.fromEntries(recordTypes) };
}

/** The members that are there, changed; those that are not stay away. */
type Changes<T> = { readonly [Key in keyof T]?: (value: NonNullable<T[Key]>) => T[Key] };

function changed<T extends object>(entry: T, changes: Changes<T>): T {
  const pairs = Object.entries(entry).map(([key, value]) => {
    const change = changes[key as keyof T] as ((value: unknown) => unknown) | undefined;
    return [key, change ? change(value) : value];
  });
  return Object.fromEntries(pairs) as T;
}

function renameRecordWorkflow(workflow: RecordWorkflowEntry, names: Names): RecordWorkflowEntry {
  const ids = {
    steps: idsByCelName(workflow.steps.map(({ id }) => id)),
    links: idsByCelName((workflow.links ?? []).map(({ id }) => id)),
  };
  const one = (kind: NameKind) => (id: string) => names.rename(kind, id);
  const all = (kind: NameKind) => (list: readonly string[]) => list.map(one(kind));
  const cel = (text: string) => renameWorkflowExpression(text, ids, names);
  const outcome = (entry: OutcomeEntry) =>
    changed(entry, { id: one('outcome'), when: cel, reopens: all('step'), adds: all('step') });
  const effect = (entry: EffectEntry) =>
    changed(entry, {
      outcome: one('outcome'),
      when: cel,
      message: one('message'),
      to: all('role'),
      document: one('document'),
    });
  return changed(workflow, {
    consent: one('step'),
    support: all('role'),
    accessHistory: all('role'),
    access: (rules) =>
      rules.map((rule) =>
        changed(rule, {
          role: one('role'),
          when: (when) => (when === 'always' || when === 'turn' ? when : cel(when)),
        }),
      ),
    links: (links) =>
      links.map((link) =>
        changed(link, {
          id: one('link'),
          recordType: one('recordType'),
          requires: all('step'),
          shows: (shows) =>
            Object.fromEntries(
              Object.entries(shows).map(([name, { step, pointer }]) => [
                names.rename('shown', name),
                { step: names.rename('step', step), pointer: renamePointer(pointer, names) },
              ]),
            ),
          fills: (fills) =>
            fills.map(({ shown, step, pointer }) => ({
              shown: names.rename('shown', shown),
              step: names.rename('step', step),
              pointer: renamePointer(pointer, names),
            })),
        }),
      ),
    steps: (steps) =>
      steps.map((step) =>
        changed(step, {
          id: one('step'),
          roles: all('role'),
          readers: all('role'),
          requires: all('step'),
          when: cel,
          repeat: (repeat) => changed(repeat, { from: cel, to: cel }),
          outcomes: (outcomes) => outcomes.map(outcome),
          effects: (effects) => effects.map(effect),
          due: (due) => changed(due, { date: cel }),
        }),
      ),
  });
}
