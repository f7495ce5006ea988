/** The ids of a field's parts, made from its own. */
export interface FieldIds {
  readonly field: string;
  readonly label: string;
  readonly mark: string;
  readonly help: string;
  readonly unit: string;
  readonly error: string;
  readonly warning: string;
}

export function fieldIds(field: string): FieldIds {
  return {
    field,
    label: `${field}-label`,
    mark: `${field}-mark`,
    help: `${field}-help`,
    unit: `${field}-unit`,
    error: `${field}-error`,
    warning: `${field}-warning`,
  };
}
