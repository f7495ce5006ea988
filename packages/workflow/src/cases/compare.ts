import type { CaseExpectation, ExpectedError, ExpectedStep, FieldError } from '@greffe/definition';
import type { CaseAnswer, CaseDifference, CaseMessage, CaseStepView, CaseView } from './types.ts';

/** What a step of a case did and led to. */
export interface Found {
  readonly answer: CaseAnswer;
  readonly view?: CaseView;
  /** Messages that left since the record was looked at before. */
  readonly messages: readonly CaseMessage[];
}

type Differ = (pointer: string, expected: string, found: string) => void;

/** Where what was found is not what a step of a case expects; `at` points to the expectation. */
export function differencesOf(expected: CaseExpectation, found: Found, at: string): CaseDifference[] {
  const differences: CaseDifference[] = [];
  const differ: Differ = (pointer, wanted, was) => {
    if (wanted === was) return;
    const message = `expected ${wanted}, found ${was}`;
    differences.push({ pointer: at + pointer, message, expected: wanted, found: was });
  };
  compareAnswer(expected, found.answer, differ);
  const { view } = found;
  if (!view) return differences;
  if (expected.status !== undefined) differ('/status', expected.status, view.status);
  if (expected.code !== undefined) differ('/code', codeOf(expected.code), codeOf(view.hasCode));
  for (const [id, stand] of Object.entries(expected.steps ?? {}))
    compareStep(stand, view.steps[id], `/steps/${id}`, differ);
  for (const [role, steps] of Object.entries(expected.tasks ?? {}))
    differ(`/tasks/${role}`, list(steps), list(tasksOf(view, role)));
  for (const [id, counts] of Object.entries(expected.entries ?? {})) {
    const tally: Readonly<Record<string, number>> = view.steps[id]?.tally ?? {};
    for (const [status, count] of Object.entries(counts))
      differ(`/entries/${id}/${status}`, String(count), String(tally[status] ?? 'no entries'));
  }
  for (const [role, sees] of Object.entries(expected.sees ?? {}))
    differ(`/sees/${role}`, sightOf(sees), sightOf(view.sees[role] ?? false));
  if (expected.messages)
    differ('/messages', list(expected.messages.map(sayMessage)), list(found.messages.map(sayMessage)));
  return differences;
}

const list = (items: readonly string[]): string =>
  items.length === 0 ? 'none' : [...items].sort().join('; ');
const sayMessage = ({ message, to }: CaseMessage): string => `${message} to ${[...to].sort().join(', ')}`;
const codeOf = (hasCode: boolean): string => (hasCode ? 'a registration code' : 'no registration code');
const sightOf = (sees: boolean): string => (sees ? 'sees the record' : 'does not see it');

/** Steps whose turn it is for a role. What can be added at will is nobody's duty before it is begun. */
function tasksOf({ status: record, steps }: CaseView, role: string): string[] {
  if (record === 'deleted') return [];
  return Object.entries(steps).flatMap(([id, { status, roles, tally }]) => {
    const isOpen = status === 'open' || status === 'draft';
    const isDuty = tally === undefined || tally.open + tally.draft > 0;
    return isOpen && isDuty && roles.includes(role) ? [id] : [];
  });
}

function compareAnswer(expected: CaseExpectation, answer: CaseAnswer, differ: Differ): void {
  for (const severity of ['errors', 'warnings'] as const) {
    const wanted = expected[severity];
    const found = answer[severity];
    if (wanted && found) compareFaults(wanted, found, `/${severity}`, differ);
  }
  const { refused } = answer;
  // Faults that the case names are the reason of this refusal.
  const isExplained =
    refused === 'dataInvalid' && expected.refused === undefined && !!expected.errors?.length;
  // Who may not even see the record is not told why.
  const isUntold = refused === 'notFound' && expected.refused === 'notYourRole';
  if (isExplained || isUntold) return;
  differ('/refused', expected.refused ?? 'accepted', refused ?? 'accepted');
  if (expected.cite !== undefined && refused === expected.refused)
    differ('/cite', expected.cite, answer.cite ?? 'no article');
}

function compareFaults(
  expected: readonly ExpectedError[],
  found: readonly FieldError[],
  pointer: string,
  differ: Differ,
): void {
  // A case that does not name the rule means any of that code.
  const names = (fault: FieldError, withRule: boolean) => ({
    pointer: fault.pointer,
    code: fault.code,
    ...(withRule && fault.params.rule !== undefined && { rule: String(fault.params.rule) }),
  });
  const isNamed = (fault: FieldError) =>
    expected.some(
      (one) => one.pointer === fault.pointer && one.code === fault.code && one.rule !== undefined,
    );
  differ(
    pointer,
    list(expected.map(sayFault)),
    list(found.map((fault) => sayFault(names(fault, isNamed(fault))))),
  );
}

const sayFault = ({ pointer, code, rule }: ExpectedError): string =>
  [pointer, code, ...(rule === undefined ? [] : [rule])].join(' ');

function compareStep(
  expected: string | ExpectedStep,
  found: CaseStepView | undefined,
  pointer: string,
  differ: Differ,
): void {
  if (typeof expected === 'string') {
    differ(pointer, expected, found?.status ?? 'no such step');
    return;
  }
  const { status, round, outcome, until, waitsFor, due } = expected;
  if (status !== undefined) differ(`${pointer}/status`, status, found?.status ?? 'no such step');
  if (round !== undefined) differ(`${pointer}/round`, String(round), String(found?.round));
  if (outcome !== undefined) differ(`${pointer}/outcome`, outcome, found?.outcome ?? 'no outcome');
  if (until !== undefined) differ(`${pointer}/until`, instant(until), instant(found?.until));
  if (due !== undefined) differ(`${pointer}/due`, instant(due), instant(found?.due));
  if (waitsFor !== undefined) differ(`${pointer}/waitsFor`, list(waitsFor), list(found?.waitsFor ?? []));
}

/** The same instant may be written with one offset or another. */
const instant = (text: string | undefined): string =>
  text === undefined ? 'never' : new Date(text).toISOString();
