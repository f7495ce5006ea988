const STEPS = [1, 2, 2.5, 5, 10];

/**
 * Round values, evenly apart, that hold all of the given ones between the first and the last: the marks of an axis.
 * About as many as asked for, and at least two.
 */
export function ticksFor(values: readonly number[], wanted = 6): number[] {
  const known = values.filter(Number.isFinite);
  const least = known.length === 0 ? 0 : Math.min(...known);
  const most = known.length === 0 ? 1 : Math.max(...known);
  // One value alone stands in the middle of an axis, not on its edge.
  const span = most - least || Math.abs(most) || 1;
  const rough = span / Math.max(1, wanted - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((each) => each * power >= rough) ?? 10) * power;
  const first = Math.floor(least / step);
  const last = Math.max(Math.ceil(most / step), first + 1);
  // By counting, and rounded to the step's own digits: adding 0.1 ten times does not make 1.
  const digits = Math.max(0, 2 - Math.floor(Math.log10(step)));
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toFixed(Math.min(digits, 20))),
  );
}
