import { hasWidget, type Registry, type RJSFSchema } from '@rjsf/utils';

/** Refuses a widget that nobody registered, in words that lead to the mistake (rjsf prints the whole schema). */
export function assertWidget(widget: unknown, schema: RJSFSchema, registry: Registry, path: string): void {
  if (typeof widget !== 'string' || hasWidget(schema, widget, registry.widgets)) return;
  const known = Object.keys(registry.widgets).filter((name) => /^[a-z]/.test(name));
  throw new Error(
    `At ${path}: no widget is named "${widget}" for a field of type ${String(schema.type)}. ` +
      `Known are ${known.join(', ')}. Correct "widget" in the step's ui.json.`,
  );
}

/** `/services/0/date` of a field's path. */
export function pathOf(path: readonly (string | number)[]): string {
  return path.length === 0 ? 'the root' : `/${path.join('/')}`;
}
