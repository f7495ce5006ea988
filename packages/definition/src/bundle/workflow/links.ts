import { didYouMean } from '../../lint/finding.ts';
import type { AccessRule, Link, LinkFill, Pointer } from '../../types.ts';
import { checkName, checkNames, reportDuplicates } from '../names.ts';
import { checkWords, type WordsByKind, type WorkflowContext } from './context.ts';
import type { RecordWorkflowEntry } from './file.ts';

const WORDS: WordsByKind = { parent: { may: ['requires'] }, previous: {} };

/** The links to other records, checked and completed. */
export function linksOf({ links = [] }: RecordWorkflowEntry, context: WorkflowContext): Link[] {
  const { findings, place, ground } = context;
  const { file, pointer } = place('/links');
  reportDuplicates(
    'link',
    file,
    pointer,
    links.map(({ id }) => id),
    findings,
  );
  const parents = links.filter(({ kind }) => kind === 'parent');
  return links.map((entry, index): Link => {
    const at = `/links/${index}`;
    const { id, recordType, kind, requires = [], shows = {}, fills = [] } = entry;
    checkWords('A link of kind', kind, entry, WORDS, at, context);
    if (kind === 'parent' && entry !== parents[0]) {
      const message = `A record is started from one record: "${parents[0]?.id}" is its parent already.`;
      findings.error('workflow.parents', place(`${at}/kind`), message);
    }
    const types = Object.keys(ground.workflows);
    if (checkName('record type', recordType, types, place(`${at}/recordType`), findings)) {
      const steps = ground.workflows[recordType]?.steps ?? [];
      const ids = steps.map((step) => step.id);
      checkNames('step', requires, ids, place(`${at}/requires`), findings);
      for (const [name, shown] of Object.entries(shows)) {
        const here = `${at}/shows/${name}`;
        if (!checkName('step', shown.step, ids, place(`${here}/step`), findings)) continue;
        if (steps.find((step) => step.id === shown.step)?.repeat !== undefined) {
          const message = `The step "${shown.step}" is filled many times: a link shows one value.`;
          findings.error('workflow.repeated-read', place(`${here}/step`), message);
        }
        checkShown(shown, here, context);
      }
    }
    for (const [i, fill] of fills.entries()) checkFill(fill, shows, `${at}/fills/${i}`, context);
    return { id, recordType, kind, requires, shows, ...(fills.length > 0 ? { fills } : {}) };
  });
}

/** What a link fills is a field of the record's own, of the kind of what is shown. */
function checkFill(
  { shown, step, pointer }: LinkFill,
  shows: Link['shows'],
  at: Pointer,
  context: WorkflowContext,
): void {
  const { findings, place, ground, steps } = context;
  const isShown = checkName('shown value', shown, Object.keys(shows), place(`${at}/shown`), findings);
  if (!checkName('step', step, [...steps.keys()], place(`${at}/step`), findings)) return;
  if (steps.get(step)?.repeat !== undefined) {
    const message = `The step "${step}" is filled many times: nothing fills its entries beforehand.`;
    findings.error('workflow.repeated-fill', place(`${at}/step`), message);
  }
  checkShown({ step, pointer }, at, context);
  const source = isShown ? shows[shown] : undefined;
  const kindOf = (of: string, where: Pointer) =>
    ground.steps[of]?.fields.find((field) => field.pointer === where)?.kind;
  const [from, to] = [source && kindOf(source.step, source.pointer), kindOf(step, pointer)];
  if (from === undefined || to === undefined || from === to) return;
  const message = `"${shown}" shows a field of the kind "${from}", and "${pointer}" is of the kind "${to}".`;
  findings.error('workflow.fill-kind', place(at), message);
}

function checkShown(
  { step, pointer }: { readonly step: string; readonly pointer: Pointer },
  at: Pointer,
  { ground, findings, place }: WorkflowContext,
): void {
  const fields = Object.hasOwn(ground.steps, step) ? ground.steps[step]?.fields : undefined;
  const known = fields?.map((field) => field.pointer).filter((candidate) => !candidate.includes('/*'));
  if (!known || known.includes(pointer)) return;
  findings.error(
    'workflow.unknown-field',
    place(`${at}/pointer`),
    `The step "${step}" has no field "${pointer}" outside a list.`,
    didYouMean(pointer, known),
  );
}

/** Who sees the record, checked. */
export function accessOf({ access = [] }: RecordWorkflowEntry, context: WorkflowContext): AccessRule[] {
  const { roles, findings, place, expressions } = context;
  return access.map(({ role, when }, index) => {
    checkName('role', role, roles, place(`/access/${index}/role`), findings);
    if (when === 'always' || when === 'turn') return { role, when };
    return { role, when: expressions.check(when, 'bool', place(`/access/${index}/when`)) };
  });
}
