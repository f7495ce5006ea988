import { parseArgs } from 'node:util';
import type { MoveOrder } from '@greffe/service';
import { EXIT, type Output } from '../output.ts';
import { databaseSentence, databaseUrl, noDatabase, openDatabase } from '../versions/openDatabase.ts';
import { printReport, resultWords } from '../versions/print.ts';
import { lineOf } from './check.ts';

export const moveUsage =
  'move <registry> --to <hash|inforce> --dry-run|--yes [--record id]… [--back] [--database url] [--language fr|nl|de|en] [--json]   moves records to another version, or back';

const options = {
  to: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  record: { type: 'string', multiple: true },
  back: { type: 'boolean', default: false },
  database: { type: 'string' },
  language: { type: 'string', default: 'en' },
  json: { type: 'boolean', default: false },
} as const;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Values = ReturnType<typeof parse>['values'];
const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

/** What is wrong with a command line, as a sentence. */
function faultOf({ values, positionals }: ReturnType<typeof parse>): string | undefined {
  if (positionals.length !== 1) return 'Say which registry.';
  if (values.to === undefined && !values.back) return 'Say to which version: --to <hash>, or --to inforce.';
  if (values['dry-run'] === values.yes) return 'Say --dry-run to see what would happen, or --yes to do it.';
  const strange = values.record?.find((id) => !UUID.test(id));
  if (strange !== undefined) return `"${strange}" is no id of a record.`;
  return databaseUrl(values.database) === undefined ? noDatabase : undefined;
}

/** `greffe move`: moves the records of a registry on a server's database, and prints what became of each. */
export async function move(args: readonly string[], output: Output): Promise<number> {
  const wrong = (message: string) => {
    output.error(`${message}\n\ngreffe ${moveUsage}`);
    return EXIT.wrongUse;
  };
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const fault = faultOf(parsed);
  if (fault !== undefined) return wrong(fault);
  const { values, positionals } = parsed;
  const opened = await openDatabase(databaseUrl(values.database) ?? '');
  const { MoveRefused, moveBack, moveRecords, publishedBundles } = await import('@greffe/service');
  try {
    const order = orderOf(positionals[0] ?? '', values);
    const report = await (values.back ? moveBack : moveRecords)(opened.ports, order);
    const hashes = [...new Set(report.results.flatMap(({ from, to }) => [from, to]))];
    const bundles = await publishedBundles(opened.ports, hashes);
    if (values.json) {
      const results = report.results.map((one) => ({
        ...one,
        words: resultWords(one, bundles, values.language),
      }));
      output.out(JSON.stringify({ ...report, results }, undefined, 2));
    } else printReport(report, bundles, values.language, output);
    const missing = (values.record ?? []).filter(
      (id) => !report.results.some(({ record }) => record === id.toLowerCase()),
    );
    for (const id of missing) output.error(`${id}: the registry has no such record.`);
    return report.couldNot > 0 || missing.length > 0 ? EXIT.findings : EXIT.good;
  } catch (error) {
    if (!(error instanceof MoveRefused)) return wrong(databaseSentence(error));
    for (const finding of error.findings) output.error(lineOf(finding));
    output.error(error.message);
    return error.findings.length > 0 ? EXIT.findings : EXIT.wrongUse;
  } finally {
    await opened.close();
  }
}

function orderOf(registry: string, values: Values): MoveOrder {
  return {
    registry,
    dryRun: values['dry-run'],
    ...(values.to === undefined ? {} : { to: values.to }),
    ...(values.record === undefined ? {} : { records: values.record }),
  };
}
