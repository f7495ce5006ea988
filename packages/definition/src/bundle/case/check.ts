import type { Findings } from '../../lint/finding.ts';
import type { Bundle, Pointer, WorkflowStep } from '../../types.ts';
import type { CaseFile, CaseStep } from '../files.ts';
import { checkName } from '../names.ts';
import type { Sourced } from '../sources.ts';
import { checkCaseData } from './data.ts';
import { checkExpectation } from './expectation.ts';

/** The engine itself: it lets time pass, and answers on behalf of the receiver. */
const SYSTEM = 'system';

const MAIN = 'main';

/** What each thing that is done needs besides a step, and may name; what is left out takes no step. */
const OF_A_STEP: Readonly<Partial<Record<CaseStep['do'], readonly (keyof CaseStep)[]>>> = {
  save: ['data', 'entry'],
  validate: ['data', 'entry'],
  undo: ['entry'],
  reopen: ['entry'],
  delete: [],
  unlock: ['entry', 'reason'],
  annotate: ['entry', 'text'],
  add: ['entry'],
};
const BY_SYSTEM: ReadonlySet<CaseStep['do']> = new Set(['wait', 'acknowledge', 'requestCorrections']);
const SPECIAL = ['step', 'entry', 'data', 'reason', 'text', 'recordType', 'parent'] as const;

/** What the checks of one step of a case look at. */
export interface CaseContext {
  readonly bundle: Bundle;
  readonly recordType: string;
  /** Steps of the record that it is done to, by id. */
  readonly steps: ReadonlyMap<string, WorkflowStep>;
  readonly file: string;
  readonly findings: Findings;
}

/** The names and pointers of a case: what does not exist is a finding, unless the case expects that fault. */
export function checkCase({ file, value }: Sourced<CaseFile>, bundle: Bundle, findings: Findings): void {
  const types = bundle.recordTypes.map((type) => type.id);
  if (!checkName('record type', value.recordType, types, { file, pointer: '/recordType' }, findings)) return;
  /** Record → its type. */
  const records = new Map<string, string>();
  if (value.steps[0]?.do !== 'create') records.set(MAIN, value.recordType);
  value.steps.forEach((caseStep, index) => {
    const at = `/steps/${index}`;
    const place = (name: string) => ({ file, pointer: `${at}/${name}` });
    checkWho(caseStep, at, file, bundle, findings);
    const name = caseStep.record ?? MAIN;
    if (caseStep.do === 'create') {
      const type = caseStep.recordType ?? value.recordType;
      checkName('record type', type, types, place('recordType'), findings);
      if (caseStep.parent !== undefined)
        checkName('record', caseStep.parent, [...records.keys()], place('parent'), findings);
      if (records.has(name))
        findings.error('id.duplicate', place('record'), `The record "${name}" is started twice.`);
      records.set(name, type);
    } else if (!checkName('record', name, [...records.keys()], place('record'), findings)) return;
    const recordType = records.get(name) ?? value.recordType;
    const workflow = Object.hasOwn(bundle.workflows, recordType) ? bundle.workflows[recordType] : undefined;
    const steps = new Map(workflow?.steps.map((step) => [step.id, step]));
    checkCommand(caseStep, at, { bundle, recordType, steps, file, findings });
  });
}

function checkWho(
  { who, do: command }: CaseStep,
  at: Pointer,
  file: string,
  bundle: Bundle,
  findings: Findings,
): void {
  const roles = bundle.roles.map((role) => role.id);
  const known = BY_SYSTEM.has(command) ? [...roles, SYSTEM] : roles;
  checkName('role', who, known, { file, pointer: `${at}/who` }, findings);
}

function checkCommand(caseStep: CaseStep, at: Pointer, context: CaseContext): void {
  const { file, findings, steps, bundle } = context;
  const { do: command, step: id, expect } = caseStep;
  const place = (name: string) => ({ file, pointer: `${at}/${name}` });
  const ofStep = OF_A_STEP[command];
  const known = ofStep ? ['step', ...ofStep] : command === 'create' ? ['recordType', 'parent'] : [];
  for (const word of SPECIAL) {
    if (caseStep[word] === undefined || known.includes(word)) continue;
    findings.error('case.word', place(word), `"${word}" has no meaning when somebody does "${command}".`);
  }
  // A case may show that something is refused: then what is missing or unknown is the point.
  const isRefused = expect?.refused !== undefined;
  for (const word of ['reason', 'text'] as const) {
    if (!ofStep?.includes(word) || caseStep[word] !== undefined || isRefused) continue;
    findings.error('case.word', { file, pointer: at }, `To ${command}, a "${word}" is given.`);
  }
  if (ofStep && id === undefined)
    findings.error('case.step', { file, pointer: at }, `To ${command}, a step must be named.`);
  const isKnown =
    id !== undefined &&
    (steps.has(id) || expect?.refused !== 'stepUnknown') &&
    checkName('step', id, [...steps.keys()], place('step'), findings);
  const step = isKnown ? steps.get(id) : undefined;
  if (step && !isRefused) checkEntry(caseStep, step, at, context);
  const data = step && Object.hasOwn(bundle.steps, step.id) ? bundle.steps[step.id] : undefined;
  if (data) checkCaseData(caseStep, data, file, at, findings);
  if (expect) checkExpectation(expect, step, `${at}/expect`, context);
}

/** An entry is named for a step that is repeated, and for no other. */
function checkEntry(
  { entry }: CaseStep,
  { id, repeat }: WorkflowStep,
  at: Pointer,
  { file, findings }: CaseContext,
): void {
  if (repeat && entry === undefined) {
    const message = `The step "${id}" is filled many times: which entry?`;
    findings.error('case.entry', { file, pointer: at }, message);
  } else if (!repeat && entry !== undefined) {
    findings.error('case.entry', { file, pointer: `${at}/entry` }, `The step "${id}" is filled once.`);
  }
}
