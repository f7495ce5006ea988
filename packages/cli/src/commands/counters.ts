import { parseArgs } from 'node:util';
import type { Recount } from '@greffe/service';
import { EXIT, type Output } from '../output.ts';
import { databaseSentence, databaseUrl, noDatabase, openDatabase } from '../versions/openDatabase.ts';

export const countersUsage =
  'counters recount --registry name [--database url] [--json]   counts places again from what records were last sent with, beside what is held';

const options = {
  registry: { type: 'string' },
  database: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

/** `greffe counters`: whether what each counter holds is what the records say; changes nothing. */
export async function counters(args: readonly string[], output: Output): Promise<number> {
  const wrong = (message: string) => {
    output.error(`${message}\n\ngreffe ${countersUsage}`);
    return EXIT.wrongUse;
  };
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (positionals.length !== 1 || positionals[0] !== 'recount') return wrong('Say recount.');
  if (values.registry === undefined) return wrong('Say which registry: --registry name.');
  const url = databaseUrl(values.database);
  if (url === undefined) return wrong(noDatabase);
  const opened = await openDatabase(url);
  const { recountCounters } = await import('@greffe/service');
  try {
    const pools = await recountCounters(opened.ports, values.registry);
    if (pools === undefined) return wrong(`No version of "${values.registry}" is in force here.`);
    return sayRecount(pools, values.json, output);
  } catch (error) {
    return wrong(databaseSentence(error));
  } finally {
    await opened.close();
  }
}

/** Prints what is held beside what was recounted, by pool; 1 where they differ anywhere. */
export function sayRecount(pools: readonly Recount[], isJson: boolean, output: Output): number {
  const isRight = pools.every(({ held, recounted }) => held === recounted);
  if (isJson) output.out(JSON.stringify({ isRight, pools }, undefined, 2));
  else if (pools.length === 0) output.out('No counter of this registry holds anything.');
  else
    for (const { counter, pool, limit, held, recounted, waiting } of pools)
      output.out(
        `${counter} ${pool}: ${held} held, ${recounted} recounted${held === recounted ? '' : ' DIFFERS'}, ${waiting} waiting, limit ${limit}`,
      );
  return isRight ? EXIT.good : EXIT.findings;
}
