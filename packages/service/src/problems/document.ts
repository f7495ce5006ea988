import type { FieldProblem, Language, ProblemDocument } from '../api/index.ts';
import { type Problem, type ProblemFieldError, problemKinds } from './Problem.ts';
import { serviceText } from './texts/texts.ts';

/** Gives the sentence of a field's fault, where the definition has the words. */
export type FieldMessages = (error: ProblemFieldError) => string | undefined;

/** The RFC 9457 document of a problem, in the asker's language. */
export function problemDocument(
  problem: Problem,
  language: Language,
  fieldMessages: FieldMessages = () => undefined,
): ProblemDocument {
  const { kind, details } = problem;
  const { refusal, position, instance, revision, errors } = details;
  const params = {
    ...details.params,
    ...(position ?? {}),
    ...(revision === undefined ? {} : { revision }),
    ...(instance === undefined ? {} : { instance }),
  };
  const detailKey = refusal === undefined ? `${kind}.detail` : `${kind}.${refusal.code}`;
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
    ...(refusal === undefined ? {} : { refusal: { code: refusal.code, params: { ...refusal.params } } }),
    ...(position === undefined ? {} : { position }),
  };
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
