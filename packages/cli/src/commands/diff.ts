import { parseArgs } from 'node:util';
import type { Bundle } from '@greffe/definition';
import { changeWords, diff } from '@greffe/definition/diff';
import { prepareMigration } from '@greffe/definition/migrate';
import type { MoveReport } from '@greffe/service';
import { EXIT, type Output } from '../output.ts';
import { databaseSentence, openDatabase } from '../versions/openDatabase.ts';
import { printChanges, printReport, resultWords } from '../versions/print.ts';
import { readVersion } from '../versions/readVersion.ts';
import { lineOf } from './check.ts';

export const diffUsage =
  'diff <old> <new> [--language fr|nl|de|en] [--database url] [--json]   what changed between two versions (folders, bundle files, folder@ref), and which records could not move';

const options = {
  language: { type: 'string', default: 'en' },
  database: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** `greffe diff`: says what changed, what is wrong with the migration files, and with a database, who could not move. */
export async function diffVersions(args: readonly string[], output: Output): Promise<number> {
  const wrong = (message: string) => {
    output.error(`${message}\n\ngreffe ${diffUsage}`);
    return EXIT.wrongUse;
  };
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (positionals.length !== 2) return wrong('Say which two versions.');
  const bundles: Bundle[] = [];
  for (const name of positionals) {
    const read = await readVersion(name);
    if ('fault' in read) return wrong(read.fault);
    if (!('bundle' in read) || !read.bundle) {
      for (const finding of read.findings) output.error(`${name}/${lineOf(finding)}`);
      output.error(`${name} has errors: it cannot be compared.`);
      return EXIT.findings;
    }
    bundles.push(read.bundle);
  }
  const [older, newer] = bundles as [Bundle, Bundle];
  if (older.id !== newer.id) return wrong(`"${older.id}" and "${newer.id}" are two registries.`);
  const changes = diff(older, newer);
  const { findings } = prepareMigration(older, newer);
  let report: MoveReport | undefined;
  if (values.database !== undefined && findings.length === 0) {
    try {
      report = await recordsOf(values.database, older, newer);
    } catch (error) {
      return wrong(databaseSentence(error));
    }
  }
  const { language } = values;
  const byHash = new Map(bundles.map((bundle) => [bundle.hash, bundle]));
  if (values.json) {
    const worded = changes.map((change) => ({
      ...change,
      words: changeWords(change, older, newer, language),
    }));
    const records = report?.results.map((result) => ({
      ...result,
      words: resultWords(result, byHash, language),
    }));
    const versions = [older, newer].map(({ version, hash }) => ({ version, hash }));
    output.out(
      JSON.stringify({ versions, changes: worded, findings, ...(records ? { records } : {}) }, undefined, 2),
    );
  } else {
    printChanges(changes, [older, newer], language, output);
    for (const finding of findings) output.out(lineOf(finding));
    if (report) printReport(report, byHash, language, output);
    output.out(
      `${older.id} ${older.version} → ${newer.version}: ${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`,
    );
  }
  return findings.length > 0 || (report?.couldNot ?? 0) > 0 ? EXIT.findings : EXIT.good;
}

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

/** What would become of the records that stand on the older version. */
async function recordsOf(url: string, older: Bundle, newer: Bundle): Promise<MoveReport> {
  const { moveRecords } = await import('@greffe/service');
  const opened = await openDatabase(url);
  try {
    const order = { registry: older.id, from: older.hash, bundle: newer, dryRun: true };
    return await moveRecords(opened.ports, order);
  } finally {
    await opened.close();
  }
}
