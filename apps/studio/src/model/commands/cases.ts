import { expandPattern, isWithin, patternOf, removeAt } from '@greffe/definition';
import { isObject, type JsonObject, valueAt } from '../json.ts';
import type { Session } from '../session.ts';

/** The values of a field that is no more, and the faults that were expected of it, taken out of every case. */
export function dropFromCases(session: Session, step: string, pointer: string): void {
  const isOfField = (fault: unknown) =>
    isObject(fault) && typeof fault.pointer === 'string' && isWithin(patternOf(fault.pointer), pointer);
  changeCases(session, (line) => {
    if (line.step !== step) return line;
    const data = isObject(line.data)
      ? {
          data: expandPattern(pointer, line.data).reduceRight<JsonObject>(
            (left, at) => removeAt(left, at),
            line.data,
          ),
        }
      : {};
    if (!isObject(line.expect)) return { ...line, ...data };
    const expect = Object.fromEntries(
      Object.entries(line.expect).map(([key, value]) =>
        ['errors', 'warnings'].includes(key) && Array.isArray(value)
          ? [key, value.filter((fault) => !isOfField(fault))]
          : [key, value],
      ),
    );
    return { ...line, ...data, expect };
  });
}

/** Changes the lines of every case; a case of which no line changes keeps its bytes. */
export function changeCases(session: Session, change: (line: JsonObject) => JsonObject): void {
  for (const file of Object.keys(session.files())) {
    if (!/^cases\/.+\.case\.json$/.test(file)) continue;
    const value = readable(session, file);
    const steps = valueAt(value, '/steps');
    if (!isObject(value) || !Array.isArray(steps)) continue;
    const changed = steps.map((line: unknown) => (isObject(line) ? change(line) : line));
    if (JSON.stringify(changed) !== JSON.stringify(steps))
      session.setValue(file, { ...value, steps: changed });
  }
}

/** A case that cannot be read stays as it is: it has its finding. */
function readable(session: Session, file: string): unknown {
  try {
    return session.value(file);
  } catch {
    return undefined;
  }
}
