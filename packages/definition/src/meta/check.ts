import { pointerParts, toPointer } from '../data/pointer.ts';
import { didYouMean, type Findings, listNames } from '../lint/finding.ts';
import { AJV_PARTS } from '../runtime/parts.ts';
import createValidators, { type MetaError } from './generated/validators.js';
import type { FileKind } from './schemas.ts';

const validators = createValidators((name) => AJV_PARTS[name]);

/** Checks a parsed file against the meta-schema of its kind. */
export function checkAgainstMetaSchema(
  kind: FileKind,
  file: string,
  content: unknown,
  findings: Findings,
): void {
  const validate = validators[kind];
  if (validate(content)) return;
  for (const error of validate.errors ?? []) report(error, file, findings);
}

function report(error: MetaError, file: string, findings: Findings): void {
  const pointer = error.instancePath;
  const { params } = error;
  switch (error.keyword) {
    case 'additionalProperties': {
      const name = String(params.additionalProperty);
      const known = Object.keys(error.parentSchema?.properties ?? {});
      const place = { file, pointer: toPointer([...pointerParts(pointer), name]) };
      const message = `"${name}" is not known here. Known: ${listNames(known)}.`;
      findings.error('meta.unknown-key', place, message, didYouMean(name, known));
      return;
    }
    case 'required': {
      const message = `"${String(params.missingProperty)}" is missing.`;
      findings.error('meta.missing-key', { file, pointer }, message);
      return;
    }
    case 'enum': {
      const allowed = (params.allowedValues as unknown[]).map(String);
      const message = `One of ${allowed.join(', ')} was expected, ${show(error.data)} was found.`;
      const suggestion = typeof error.data === 'string' ? didYouMean(error.data, allowed) : undefined;
      findings.error('meta.value', { file, pointer }, message, suggestion);
      return;
    }
    case 'if':
    case 'propertyNames':
      // Its cause is reported as an error of its own.
      return;
    default: {
      const name = error.propertyName === undefined ? show(error.data) : `the name "${error.propertyName}"`;
      const message = `${name} ${error.message ?? 'is not accepted'}.`;
      findings.error(`meta.${error.keyword}`, { file, pointer }, message);
    }
  }
}

/** A value in a message: short, so that no whole document is printed. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
