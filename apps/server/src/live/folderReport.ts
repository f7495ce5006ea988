import { findingLine, type Publication, standsBackLine, versionName } from '../definitions/publishFolder.ts';

interface InForce {
  readonly version: string;
  readonly hash: string;
}

/** How many findings the terminal shows; the page and `npx greffe check` show them all. */
const shown = 10;

/**
 * What to tell the developer of a folder that was looked at again, or undefined when there is no news. `before` is
 * what became of it the last time, `inForce` the version that new records start with.
 */
export function folderReport(
  name: string,
  now: Publication,
  before: Publication | undefined,
  inForce: InForce | undefined,
): string | undefined {
  if (now.kind === 'published') return `Published ${name} ${versionName(now.bundle)}`;
  if (now.kind === 'unchanged') {
    const isBack = before?.kind === 'broken' || before?.kind === 'gone';
    return isBack ? `${name} is in order again, as ${versionName(now.bundle)}` : undefined;
  }
  if (now.kind === 'standsBack') return standsBackLine(name, now.bundle, now.why);
  const kept = inForce ? `${versionName(inForce)} stays in force` : 'no version of it is in force';
  if (now.kind === 'gone') {
    if (before?.kind === 'gone') return undefined;
    return `${name}: its folder is gone. Nothing is unpublished: ${kept}.`;
  }
  if (before?.kind === 'broken' && JSON.stringify(before.findings) === JSON.stringify(now.findings)) {
    return undefined;
  }
  const more = now.findings.length - shown;
  return [
    `${name} is not published, because it has errors; ${kept}:`,
    ...now.findings.slice(0, shown).map((finding) => `  ${findingLine(finding)}`),
    ...(more > 0 ? [`  and ${more} more (npx greffe check shows them all)`] : []),
  ].join('\n');
}
