import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { pointerParts, toPointer } from '../data/pointer.ts';
import { didYouMean, type Findings, listNames } from '../lint/finding.ts';
import caseSchema from './case.schema.json' with { type: 'json' };
import common from './common.schema.json' with { type: 'json' };
import development from './development.schema.json' with { type: 'json' };
import form from './form.schema.json' with { type: 'json' };
import i18n from './i18n.schema.json' with { type: 'json' };
import logic from './logic.schema.json' with { type: 'json' };
import migration from './migration.schema.json' with { type: 'json' };
import rules from './rules.schema.json' with { type: 'json' };
import step from './step.schema.json' with { type: 'json' };
import ui from './ui.schema.json' with { type: 'json' };
import workflow from './workflow.schema.json' with { type: 'json' };

/** The meta-schema: what each kind of file of a definition may hold. */
export const metaSchemas = {
  form,
  step,
  ui,
  logic,
  workflow,
  rules,
  i18n,
  case: caseSchema,
  development,
  migration,
} as const;

export type FileKind = keyof typeof metaSchemas;

const validators = new Map<FileKind, ValidateFunction>();

function validatorOf(kind: FileKind): ValidateFunction {
  const known = validators.get(kind);
  if (known) return known;
  // `allowUnionTypes`: "a boolean or an expression" is one property with one description.
  const ajv = new Ajv2020({
    strict: true,
    allErrors: true,
    allowUnionTypes: true,
    ownProperties: true,
    verbose: true,
  });
  ajv.addSchema(common);
  const validate = ajv.compile(metaSchemas[kind]);
  validators.set(kind, validate);
  return validate;
}

/** Checks a parsed file against the meta-schema of its kind. */
export function checkAgainstMetaSchema(
  kind: FileKind,
  file: string,
  content: unknown,
  findings: Findings,
): void {
  const validate = validatorOf(kind);
  if (validate(content)) return;
  for (const error of validate.errors ?? []) report(error, file, findings);
}

function report(error: ErrorObject, file: string, findings: Findings): void {
  const pointer = error.instancePath;
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'additionalProperties': {
      const name = String(params.additionalProperty);
      const known = Object.keys(
        (error.parentSchema as { properties?: object } | undefined)?.properties ?? {},
      );
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
