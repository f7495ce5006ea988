import caseSchema from './case.schema.json' with { type: 'json' };
import counters from './counters.schema.json' with { type: 'json' };
import development from './development.schema.json' with { type: 'json' };
import form from './form.schema.json' with { type: 'json' };
import i18n from './i18n.schema.json' with { type: 'json' };
import logic from './logic.schema.json' with { type: 'json' };
import migration from './migration.schema.json' with { type: 'json' };
import rules from './rules.schema.json' with { type: 'json' };
import step from './step.schema.json' with { type: 'json' };
import ui from './ui.schema.json' with { type: 'json' };
import workflow from './workflow.schema.json' with { type: 'json' };

/** The meta-schema: what each kind of file of a definition may hold. Its validators are compiled from it ahead. */
export const metaSchemas = {
  form,
  step,
  ui,
  logic,
  workflow,
  rules,
  counters,
  i18n,
  case: caseSchema,
  development,
  migration,
} as const;

export type FileKind = keyof typeof metaSchemas;
