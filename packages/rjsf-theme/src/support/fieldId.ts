export const ID_PREFIX = 'root';
export const ID_SEPARATOR = '_';

/**
 * The id of the field at a JSON pointer (`/sensor/lot` is `root_sensor_lot`): what an error summary links to. The
 * prefix and the separator are rjsf's own defaults; a form with another `idPrefix` gives it here too.
 */
export function fieldId(pointer: string, idPrefix: string = ID_PREFIX): string {
  const names = pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  return [idPrefix, ...names].join(ID_SEPARATOR);
}
