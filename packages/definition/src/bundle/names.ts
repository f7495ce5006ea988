import { didYouMean, type Findings, listNames, type Place } from '../lint/finding.ts';

/** Reports a name that is not among the known ones. */
export function checkName(
  what: string,
  name: string,
  known: readonly string[],
  place: Place,
  findings: Findings,
): boolean {
  if (known.includes(name)) return true;
  const code = `${what.replaceAll(' ', '-')}.unknown`;
  findings.error(
    code,
    place,
    `No ${what} is called "${name}". Known: ${listNames(known)}.`,
    didYouMean(name, known),
  );
  return false;
}

/** Reports names of a list that stand twice. */
export function reportDuplicates(
  what: string,
  file: string,
  list: string,
  ids: readonly string[],
  findings: Findings,
): void {
  ids.forEach((id, index) => {
    if (ids.indexOf(id) === index) return;
    findings.error(
      'id.duplicate',
      { file, pointer: `${list}/${index}/id` },
      `The ${what} "${id}" stands twice.`,
    );
  });
}

/** Reports each name of a list that is not among the known ones. */
export function checkNames(
  what: string,
  names: readonly string[],
  known: readonly string[],
  { file, pointer }: Place,
  findings: Findings,
): void {
  for (const [index, name] of names.entries()) {
    checkName(what, name, known, { file, pointer: `${pointer}/${index}` }, findings);
  }
}
