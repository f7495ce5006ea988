import type { FieldProblem, Language, ProblemDocument } from '../api/index.ts';
import { type Problem, type ProblemFieldError, problemKinds } from './Problem.ts';
import { serviceText } from './texts/texts.ts';

/** Gives the sentence of a field's fault, where the definition has the words. */
export type FieldMessages = (error: ProblemFieldError) => string | undefined;

/** Gives a step's title, where the definition has it. */
export type StepTitles = (step: string) => string | undefined;

/** The RFC 9457 document of a problem, in the asker's language. */
export function problemDocument(
  problem: Problem,
  language: Language,
  fieldMessages: FieldMessages = () => undefined,
  stepTitles: StepTitles = () => undefined,
): ProblemDocument {
  const { kind, details } = problem;
  const { refusal, position, instance, revision, errors, findings } = details;
  const params: Record<string, string | number> = {
    ...details.params,
    ...(position ?? {}),
    ...(revision === undefined ? {} : { revision }),
    ...(instance === undefined ? {} : { instance }),
    ...refusal?.params,
  };
  const awaited = titlesOf(refusal?.params.waitsFor, stepTitles);
  if (awaited !== undefined) params.waitsFor = awaited;
  const detailKey =
    refusal === undefined
      ? `${kind}.detail`
      : `${kind}.${awaited === undefined ? refusal.code : `${refusal.code}For`}`;
  const detail = serviceText(language, detailKey, params);
  return {
    type: `urn:greffe:problem:${kind}`,
    title: serviceText(language, `${kind}.title`) ?? kind,
    status: problemKinds[kind],
    code: kind,
    ...(detail === undefined ? {} : { detail }),
    ...(instance === undefined ? {} : { instance: `urn:uuid:${instance}` }),
    ...(errors === undefined
      ? {}
      : { errors: errors.map((error) => fieldProblem(error, language, fieldMessages)) }),
    ...(revision === undefined ? {} : { revision }),
    ...(findings === undefined ? {} : { findings: findings.map((finding) => ({ ...finding })) }),
    ...(refusal === undefined ? {} : { refusal: { ...refusal, params: { ...refusal.params } } }),
    ...(position === undefined ? {} : { position }),
  };
}

/** The steps that a refusal names, by their titles; undefined unless all are known. */
function titlesOf(steps: string | number | undefined, stepTitles: StepTitles): string | undefined {
  if (typeof steps !== 'string' || steps === '') return undefined;
  const titles = steps.split(', ').map(stepTitles);
  return titles.some((title) => title === undefined) ? undefined : titles.join(', ');
}

function fieldProblem(error: ProblemFieldError, language: Language, messages: FieldMessages): FieldProblem {
  const message =
    serviceText(language, `field.${error.code}`, error.params) ??
    messages(error) ??
    serviceText(language, 'field.invalid') ??
    error.code;
  return {
    pointer: error.pointer,
    code: error.code,
    message,
    ...(error.severity === undefined ? {} : { severity: error.severity }),
    ...(error.params === undefined ? {} : { params: { ...error.params } }),
    ...(error.cite === undefined ? {} : { cite: { ...error.cite } }),
  };
}
