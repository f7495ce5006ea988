import { parseArgs } from 'node:util';
import { EXIT, type Output } from '../output.ts';
import { addressInDataFolder } from '../versions/dataFolder.ts';
import { databaseSentence, databaseUrl, noDatabase, openDatabase } from '../versions/openDatabase.ts';

export const keysUsage =
  'keys status|rotate [--abandon] [--database url | --data folder] [--json]   says under which master key the histories are sealed, or puts all under the one in use; --abandon gives up those whose key is lost';

const options = {
  abandon: { type: 'boolean', default: false },
  database: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

/** `greffe keys`: the keys of records under master keys, which the environment has as the server's does. */
export async function keys(args: readonly string[], output: Output): Promise<number> {
  const wrong = (message: string) => {
    output.error(`${message}\n\ngreffe ${keysUsage}`);
    return EXIT.wrongUse;
  };
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [what] = positionals;
  if (positionals.length !== 1 || (what !== 'status' && what !== 'rotate'))
    return wrong('Say status or rotate.');
  if (values.abandon && what !== 'rotate') return wrong('--abandon belongs to rotate.');
  const { data } = values;
  const url = data === undefined ? databaseUrl(values.database) : await addressInDataFolder(data);
  if (url === undefined) return wrong(noDatabase);
  const opened = await openDatabase(url, data);
  const { keysStatus, rotateKeys } = await import('@greffe/service');
  const { database, recordKeys } = opened.ports;
  try {
    if (recordKeys.names.length === 0)
      return wrong('No master key is here: set GREFFE_RECORD_KEY as the server has it, or say --data.');
    const done: Readonly<Record<string, number>> =
      what === 'rotate' ? await rotateKeys(database, recordKeys, { abandons: values.abandon }) : {};
    const status = await keysStatus(database, recordKeys);
    if (values.json)
      output.out(JSON.stringify({ ...done, ...status, key: recordKeys.names[0] }, undefined, 2));
    else {
      for (const [name, count] of Object.entries(done)) if (count > 0) output.out(`${count} ${name}.`);
      output.out(
        `${status.current} records are sealed under the key in use (${recordKeys.names[0]}), ${status.former} under one that it has replaced, ${status.unknown} under one that is not here.`,
      );
    }
    return status.unknown > 0 ? EXIT.findings : EXIT.good;
  } catch (error) {
    return wrong(databaseSentence(error));
  } finally {
    await opened.close();
  }
}
