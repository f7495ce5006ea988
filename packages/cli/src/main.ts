import { admin, adminUsage } from './commands/admin.ts';
import { audit, auditUsage } from './commands/audit.ts';
import { caseUsage, runCases } from './commands/case.ts';
import { check, checkUsage } from './commands/check.ts';
import { counters, countersUsage } from './commands/counters.ts';
import { db, dbUsage } from './commands/db.ts';
import { diffUsage, diffVersions } from './commands/diff.ts';
import { draw, drawUsage } from './commands/draw.ts';
import { keys, keysUsage } from './commands/keys.ts';
import { move, moveUsage } from './commands/move.ts';
import { publish, publishUsage } from './commands/publish.ts';
import { verifyDefinitions, verifyUsage } from './commands/verify.ts';
import { EXIT, type Output } from './output.ts';

const HELP = `greffe <command>

Commands:
  ${checkUsage}
  ${caseUsage}
  ${verifyUsage}
  ${drawUsage}
  ${diffUsage}
  ${publishUsage}
  ${moveUsage}
  ${adminUsage}
  ${auditUsage}
  ${keysUsage}
  ${countersUsage}
  ${dbUsage}

Exit: 0 good, 1 findings, 2 wrong use.`;

/** Runs a command line and answers its exit code; never throws for what a user can do wrong. */
export async function main(args: readonly string[], output: Output): Promise<number> {
  const [command, ...rest] = args;
  if (command === 'check') return check(rest, output);
  if (command === 'case') return runCases(rest, output);
  if (command === 'verify') return verifyDefinitions(rest, output);
  if (command === 'draw') return draw(rest, output);
  if (command === 'diff') return diffVersions(rest, output);
  if (command === 'publish') return publish(rest, output);
  if (command === 'move') return move(rest, output);
  if (command === 'admin') return admin(rest, output);
  if (command === 'audit') return audit(rest, output);
  if (command === 'keys') return keys(rest, output);
  if (command === 'counters') return counters(rest, output);
  if (command === 'db') return db(rest, output);
  if (command === '--help' || command === 'help') {
    output.out(HELP);
    return EXIT.good;
  }
  if (command !== undefined) output.error(`greffe has no command "${command}".\n`);
  output.error(HELP);
  return EXIT.wrongUse;
}
