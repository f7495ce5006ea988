import type { Table } from '@greffe/rules';
import { counterEnvironment } from '../count/environment.ts';
import type { Findings, Place } from '../lint/finding.ts';
import type { Bundle, Counter, CounterSource, Pointer, RecordWorkflow, Step } from '../types.ts';
import { checkField } from './checkField.ts';
import { referencesOf } from './expressions.ts';
import type { CounterEntry, CountersFile, FormFile } from './files.ts';
import { checkName, reportDuplicates } from './names.ts';
import type { Sourced } from './sources.ts';

/** What the checks of counters look at: the rest of the definition, as it was read. */
export interface CounterGround {
  readonly form: FormFile;
  readonly workflows: Readonly<Record<string, RecordWorkflow>>;
  readonly steps: Readonly<Record<string, Step>>;
  readonly tables: Readonly<Record<string, Table>>;
}

/** The counters of a definition, checked and completed; nothing where it has none. */
export function countersOfFile(
  sourced: Sourced<CountersFile> | undefined,
  ground: CounterGround,
  findings: Findings,
): Pick<Bundle, 'counters' | 'counterRecipients'> {
  if (!sourced) return {};
  const { file, value } = sourced;
  const ids = value.counters.map(({ id }) => id);
  reportDuplicates('counter', file, '/counters', ids, findings);
  const hasNotices = value.counters.some(({ notices }) => notices !== undefined);
  const { recipients = [] } = value;
  if (hasNotices && recipients.length === 0)
    findings.warning(
      'counter.nobody-told',
      { file, pointer: '' },
      'Notices are written to nobody until an organisation names somebody: no capacity is asked for.',
      'Name "recipients", such as "responsible-physician".',
    );
  const counters = value.counters.map((entry, index) => {
    const place = (rest: Pointer): Place => ({ file, pointer: `/counters/${index}${rest}` });
    return counterOf(entry, { ...ground, place, findings });
  });
  return { counters, ...(recipients.length > 0 ? { counterRecipients: recipients } : {}) };
}

interface CounterContext extends CounterGround {
  readonly findings: Findings;
  /** A place in the counter. */
  place(rest: Pointer): Place;
}

function counterOf(entry: CounterEntry, context: CounterContext): Counter {
  const { findings, place } = context;
  const { id, counts, limit, scope, period, whenFull, at, notices, seenBy, origin, cite } = entry;
  const { recipientsChangedBy = [] } = entry;
  checkRoles(seenBy, 'seenBy', context);
  checkRoles(recipientsChangedBy, 'recipientsChangedBy', context);
  if (notices && notices.from > limit)
    findings.error(
      'counter.notices',
      place('/notices/from'),
      `Notices begin at ${notices.from}, and the counter ends at ${limit}: nobody would be told before it is full.`,
      `Begin at ${limit} or before.`,
    );
  reportTwice(counts, context);
  const sources = counts.map((source, index) => sourceOf(entry, source, `/counts/${index}`, context));
  return {
    id,
    origin,
    ...(cite ? { cite } : {}),
    counts: sources,
    limit,
    scope,
    period,
    whenFull,
    at,
    ...(notices ? { notices } : {}),
    seenBy,
    recipientsChangedBy,
  };
}

/** Who holds a role for oneself, or through a link, acts for no organisation whose counter there would be to see. */
function checkRoles(
  ids: readonly string[],
  list: 'seenBy' | 'recipientsChangedBy',
  { form, findings, place }: CounterContext,
): void {
  const known = form.roles.map(({ id }) => id);
  ids.forEach((id, index) => {
    const where = place(`/${list}/${index}`);
    if (!checkName('role', id, known, where, findings)) return;
    const role = form.roles.find((each) => each.id === id);
    if (role?.scope !== 'beneficiary' && role?.scope !== 'link') return;
    findings.error(
      'counter.role',
      where,
      `"${id}" is held for one’s own records or through a link, and counters belong to organisations.`,
      'Name a role that is held in an organisation, or everywhere.',
    );
  });
}

function reportTwice(counts: CounterEntry['counts'], { findings, place }: CounterContext): void {
  const types = counts.map(({ recordType }) => recordType);
  types.forEach((type, index) => {
    if (types.indexOf(type) === index) return;
    findings.error(
      'counter.twice',
      place(`/counts/${index}/recordType`),
      `Records of the type "${type}" are counted already: each record has one place in a counter.`,
      'Join both conditions with ||, or make two counters.',
    );
  });
}

function sourceOf(
  { at, period }: CounterEntry,
  { recordType, step, when, weight }: CounterEntry['counts'][number],
  here: Pointer,
  context: CounterContext,
): CounterSource {
  const { steps, workflows, tables, findings, place } = context;
  const plain: CounterSource = { recordType, step, ...(weight === undefined ? {} : { weight }) };
  const isKnown = checkName(
    'record type',
    recordType,
    Object.keys(workflows),
    place(`${here}/recordType`),
    findings,
  );
  if (!isKnown) return plain;
  const ids = workflows[recordType]?.steps.map(({ id }) => id) ?? [];
  if (!checkName('step', step, ids, place(`${here}/step`), findings)) return plain;
  checkStep(workflows[recordType], step, place(`${here}/step`), findings);
  const counted = steps[step];
  if (counted === undefined) return plain;
  checkOutside(step, at, undefined, place('/at'), context);
  if (typeof period === 'object')
    checkOutside(
      step,
      period.yearOf,
      ['date', 'It gives no record a year'],
      place('/period/yearOf'),
      context,
    );
  if (typeof weight === 'string')
    checkOutside(step, weight, ['integer', 'It adds nothing'], place(`${here}/weight`), context);
  if (when === undefined) return plain;
  const environment = counterEnvironment(counted, tables);
  const references = referencesOf(
    when,
    environment,
    'bool',
    place(`${here}/when`),
    findings,
    /\b(?:this|today|steps|outcomes)\b/.test(when)
      ? 'A counter knows `data` alone, what the step was validated with.'
      : undefined,
  );
  const dependsOn = (references ?? []).map((read) => `/${read.split('.').slice(1).join('/')}`);
  return { ...plain, when: { cel: when, scope: '', dependsOn: [...new Set(dependsOn)].sort() } };
}

/** What is counted is sent, and can be corrected: the night sends back what has no place. */
function checkStep(workflow: RecordWorkflow | undefined, id: string, place: Place, findings: Findings): void {
  const step = workflow?.steps.find((each) => each.id === id);
  if (step === undefined) return;
  if (step.repeat)
    findings.error(
      'counter.repeated',
      place,
      `The step "${id}" is filled many times: a record has one place in a counter.`,
    );
  if (!step.effects.some(({ type, on }) => type === 'transmission' && on === 'validated'))
    findings.error(
      'counter.never-sent',
      place,
      `Validating the step "${id}" hands nothing to a receiver: its records are never sent, and so never counted or sent back.`,
      'Give the step an effect of type "transmission", or count a step that has one.',
    );
  if (step.correction.mode !== 'reopen')
    findings.error(
      'counter.final',
      place,
      `The step "${id}" cannot be opened again: nobody could correct a record that has no place.`,
      'Give it the correction "reopen".',
    );
}

/** A field of a counted step that has one value in a record, and one that is always given where the counter needs it. */
function checkOutside(
  step: string,
  pointer: Pointer,
  needed: readonly ['date' | 'integer', without: string] | undefined,
  place: Place,
  { steps, findings }: CounterContext,
): void {
  const [kind, without] = needed ?? [];
  const kinds = kind ? [kind] : (['text', 'date', 'integer', 'number', 'boolean', 'choice'] as const);
  if (!checkField({ step, pointer }, kinds, steps, place, findings)) return;
  if (pointer.split('/').includes('*')) {
    const message = `"${pointer}" stands in a list: of its many answers none is the record’s.`;
    findings.error('counter.many', place, message);
    return;
  }
  const field = steps[step]?.fields.find((each) => each.pointer === pointer);
  if (without === undefined || (field?.logic.required ?? false) !== false) return;
  findings.warning(
    'counter.optional',
    place,
    `"${pointer}" may be left empty. ${without} then, and the record is not counted.`,
    'Make the field required.',
  );
}
