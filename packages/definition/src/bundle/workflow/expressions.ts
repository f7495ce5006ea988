import { checkExpression } from '@greffe/rules';
import { comparedWith, tokensOf, wordsOf } from '../../cel/tokens.ts';
import type { Findings, Place } from '../../lint/finding.ts';
import type { WorkflowExpression, WorkflowReads } from '../../types.ts';
import { type WorkflowGround, workflowEnvironment } from '../../workflow/environment.ts';
import { celName, idsByCelName } from '../../workflow/names.ts';
import { referencesOf } from '../expressions.ts';
import { checkName } from '../names.ts';
import type { RecordWorkflowEntry, WorkflowStepEntry } from './file.ts';

/** Checks the expressions of one record type's workflow. */
export interface WorkflowExpressions {
  /**
   * The expression with what it reads; where it has a fault, which is then a finding, it reads nothing.
   * @param ownStep step whose validated data are `data`.
   */
  check(cel: string, expected: 'bool' | 'date', place: Place, ownStep?: string): WorkflowExpression;
}

/** A checker over the words of one record type. */
export function createWorkflowExpressions(
  ground: WorkflowGround,
  recordType: string,
  workflow: RecordWorkflowEntry,
  findings: Findings,
): WorkflowExpressions {
  const steps = new Map(workflow.steps.map((step) => [step.id, step]));
  const stepIds = idsByCelName(steps.keys());
  const linkIds = idsByCelName((workflow.links ?? []).map(({ id }) => id));
  const once = ({ repeat: _repeat, ...step }: WorkflowStepEntry) => step;
  // The same words, as if every step were filled once: tells a repeated step that is read from one that is not there.
  const lax = {
    ...ground,
    workflows: { [recordType]: { ...workflow, steps: workflow.steps.map(once) } },
  };

  /** A repeated step that an expression reads as if it were filled once. */
  function repeatedRead(cel: string, ownStep: string | undefined): string | undefined {
    const result = checkExpression(cel, workflowEnvironment(lax, recordType, ownStep));
    const read = result.ok ? readsOf(result.references, stepIds, linkIds) : undefined;
    return [...(read?.steps ?? []), ...(read?.outcomes ?? [])].find((id) => steps.get(id)?.repeat);
  }

  return {
    check(cel, expected, place, ownStep) {
      const environment = workflowEnvironment(ground, recordType, ownStep);
      const isSound = checkExpression(cel, environment).ok;
      const repeated = isSound ? undefined : repeatedRead(cel, ownStep);
      if (repeated !== undefined) {
        const message = `The step "${repeated}" is filled many times: it has no data or outcome of its own.`;
        const suggestion = `Count its entries: entries.${celName(repeated)}.validated, .missed or .open.`;
        findings.error('workflow.repeated-read', place, message, suggestion);
        return { cel, reads: nothing };
      }
      const suggestion = isSound ? undefined : suggestionFor(cel, [...steps.keys(), ...linkIds.values()]);
      const references = referencesOf(cel, environment, expected, place, findings, suggestion);
      if (references === undefined) return { cel, reads: nothing };
      checkOutcomeNames(cel, (name) => steps.get(stepIds.get(name) ?? ''), place, findings);
      return { cel, reads: readsOf(references, stepIds, linkIds) };
    },
  };
}

const nothing: WorkflowReads = { steps: [], outcomes: [], rounds: [], entries: [], links: [] };

function readsOf(
  references: readonly string[],
  stepIds: ReadonlyMap<string, string>,
  linkIds: ReadonlyMap<string, string>,
): WorkflowReads {
  const among = (variable: string, ids: ReadonlyMap<string, string>) => {
    const names = references.flatMap((reference) => {
      const [root, name] = reference.split('.');
      const id = root === variable && name !== undefined ? ids.get(name) : undefined;
      return id === undefined ? [] : [id];
    });
    return [...new Set(names)].sort();
  };
  return {
    steps: among('steps', stepIds),
    outcomes: among('outcomes', stepIds),
    rounds: among('rounds', stepIds),
    entries: among('entries', stepIds),
    links: among('links', linkIds),
  };
}

/** What to do about the faults that are easily made: an id as it is written elsewhere, and the day of today. */
function suggestionFor(cel: string, ids: readonly string[]): string | undefined {
  const written = ids.find((id) => id.includes('-') && cel.includes(`.${id}`));
  if (written !== undefined) return `In an expression, "${written}" is written ${celName(written)}.`;
  const names = wordsOf(tokensOf(cel)).filter(({ kind }) => kind === 'name');
  return names.some(({ source }) => source === 'today')
    ? 'Conditions of a workflow change by events alone, not with the day: use a due date or a schedule.'
    : undefined;
}

/** An outcome is written as a text: one that its step does not have would only never be met. */
function checkOutcomeNames(
  cel: string,
  stepNamed: (name: string) => WorkflowStepEntry | undefined,
  place: Place,
  findings: Findings,
): void {
  const words = wordsOf(tokensOf(cel));
  words.forEach((word, position) => {
    if (word.kind !== 'text') return;
    const [root, name, ...rest] = comparedWith(words, position);
    const step = root === 'outcomes' && rest.length === 0 ? stepNamed(name ?? '') : undefined;
    const known = step?.outcomes?.map(({ id }) => id);
    if (known) checkName('outcome', word.source.slice(1, -1), known, place, findings);
  });
}
