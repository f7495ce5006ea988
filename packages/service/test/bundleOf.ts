import { type Bundle, buildBundle } from '@greffe/definition';

/** What an invented registry consists of; a step is its fields. */
export interface Invented {
  readonly form: object;
  readonly workflow: object;
  readonly fields: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly texts: Readonly<Record<string, string>>;
}

/** Makes the bundle of an invented registry, with the same texts in every language. */
export function bundleOf({ form, workflow, fields, texts }: Invented): Bundle {
  const files: Record<string, unknown> = {
    'form.json': form,
    'workflow.json': workflow,
    'rules.json': { rules: [] },
  };
  for (const [step, properties] of Object.entries(fields)) {
    files[`steps/${step}.schema.json`] = { type: 'object', properties };
    files[`steps/${step}.ui.json`] = { fields: {} };
    files[`steps/${step}.logic.json`] = { fields: {} };
  }
  for (const language of ['fr', 'nl', 'de', 'en']) files[`i18n/${language}.json`] = texts;
  const asText = Object.entries(files).map(([path, value]) => [path, `${JSON.stringify(value, null, 2)}\n`]);
  const { bundle, findings } = buildBundle(Object.fromEntries(asText), {});
  const faults = findings.filter(({ severity }) => severity === 'error');
  if (bundle === undefined || faults.length > 0) throw new Error(JSON.stringify(faults, null, 2));
  return bundle;
}
