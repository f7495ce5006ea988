import { appendFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { AuditHead, AuditReport } from '@greffe/service/audit';
import { keptHeads } from '../audit/keptHeads.ts';
import { auditWords } from '../audit/words.ts';
import { EXIT, type Output } from '../output.ts';
import { databaseSentence, databaseUrl, noDatabase, openDatabase } from '../versions/openDatabase.ts';

export const auditUsage =
  'audit verify|head [--head file]… [--key public-key]… [--out file] [--database url] [--json]   verifies the audit against the heads that were kept elsewhere, or gives the head to keep';

const options = {
  head: { type: 'string', multiple: true, default: [] as string[] },
  key: { type: 'string', multiple: true, default: [] as string[] },
  out: { type: 'string' },
  database: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });
type Values = ReturnType<typeof parse>['values'];

/** `greffe audit`: whether the history of every record, and who looked at it, is what was written. */
export async function audit(args: readonly string[], output: Output): Promise<number> {
  const wrong = (message: string) => {
    output.error(`${message}\n\ngreffe ${auditUsage}`);
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
  if (positionals.length !== 1 || (what !== 'verify' && what !== 'head')) return wrong('Say verify or head.');
  const url = databaseUrl(values.database);
  if (url === undefined) return wrong(noDatabase);
  const heads = await keptHeads(values.head);
  if (typeof heads === 'string') return wrong(heads);
  const opened = await openDatabase(url);
  const { auditorActor, readHead, verifyAudit } = await import('@greffe/service/audit');
  const { withActor } = await import('@greffe/database');
  try {
    if (what === 'head') return await giveHead(await readHead(opened.database), values, output);
    const against = { heads, keys: values.key };
    const report = await withActor(opened.database, auditorActor, (transaction) =>
      verifyAudit(transaction, against),
    );
    return say(report, values, output);
  } catch (error) {
    return wrong(databaseSentence(error));
  } finally {
    await opened.close();
  }
}

async function giveHead(head: AuditHead | undefined, { out }: Values, output: Output): Promise<number> {
  if (head === undefined) {
    output.error('Nothing was sealed yet: a server seals what has happened every minute.');
    return EXIT.findings;
  }
  const line = JSON.stringify(head);
  if (out === undefined) output.out(line);
  else {
    await appendFile(resolve(out), `${line}\n`);
    output.out(
      `The head of seal ${head.seal} was added to ${out}. Keep it where who runs the database cannot write.`,
    );
  }
  return EXIT.good;
}

function say(report: AuditReport, { json }: Values, output: Output): number {
  if (json) output.out(JSON.stringify(report, undefined, 2));
  else for (const line of auditWords(report)) output.out(line);
  return report.findings.length > 0 ? EXIT.findings : EXIT.good;
}
