/** What one driver says of one case. */
export interface CaseReport {
  readonly registry: string;
  readonly file: string;
  readonly holds: boolean;
}

/** What drivers say of the same cases, by the driver's name. */
export type CaseReports = Readonly<Record<string, readonly CaseReport[]>>;

const nameOf = ({ registry, file }: CaseReport): string => `${registry}/${file}`;

/** A line a driver: how many cases it ran and how many of them hold. */
export function reportLines(reports: CaseReports): string[] {
  return Object.entries(reports).map(
    ([driver, cases]) =>
      `${driver}: ${cases.length} cases, ${cases.filter(({ holds }) => holds).length} hold`,
  );
}

/** A line a case: what each driver says of it. */
export function reportTable(reports: CaseReports): string[] {
  const drivers = Object.entries(reports).map(
    ([driver, cases]) => [driver, new Map(cases.map((one) => [nameOf(one), one.holds]))] as const,
  );
  const names = [...new Set(Object.values(reports).flat().map(nameOf))].sort();
  const width = Math.max(...names.map(({ length }) => length), 4);
  const say = (holds: boolean | undefined) =>
    holds === undefined ? 'did not run' : holds ? 'holds' : 'does not hold';
  const line = (name: string, cells: readonly string[]) =>
    [name.padEnd(width), ...cells.map((cell) => cell.padEnd(13))].join('  ').trimEnd();
  return [
    line('case', Object.keys(reports)),
    ...names.map((name) =>
      line(
        name,
        drivers.map(([, cases]) => say(cases.get(name))),
      ),
    ),
  ];
}

/** Sentences where drivers differ: a case that one did not run, or that holds on one and not on another. */
export function disagreements(reports: CaseReports): string[] {
  const drivers = Object.entries(reports).map(
    ([driver, cases]) => [driver, new Map(cases.map((one) => [nameOf(one), one.holds]))] as const,
  );
  const names = new Set(drivers.flatMap(([, cases]) => [...cases.keys()]));
  return [...names].sort().flatMap((name) => {
    const said = drivers.map(([driver, cases]) => [driver, cases.get(name)] as const);
    const missing = said.filter(([, holds]) => holds === undefined).map(([driver]) => driver);
    if (missing.length > 0) return [`${name} was not run on ${missing.join(', ')}.`];
    const broken = said.filter(([, holds]) => !holds).map(([driver]) => driver);
    return broken.length === 0 || broken.length === said.length
      ? []
      : [`${name} holds, but not on ${broken.join(', ')}.`];
  });
}
