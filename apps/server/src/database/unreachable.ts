import { databaseFault } from '@greffe/database';
import { StartFault } from '../faults/StartFault.ts';

const network = 'start that server, or mend the address';

const reasons: [RegExp, string][] = [
  [/^ECONNREFUSED$/, `nothing answers there: ${network}`],
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'no machine of that name is known: mend the host in the address'],
  [
    /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/,
    'the machine does not answer: look at the network and the firewall',
  ],
  [/^(ECONNRESET|EPIPE)$/, `the connection was cut: ${network}`],
  [/^28/, 'the server refuses the user or the password: mend them in the address'],
  [/^3D000$/, 'the database does not exist: create it, or mend its name in the address'],
  [
    /^(42501|0LP01)$/,
    'the role lacks a right: give the address of an administrator (a superuser, or a role with CREATEROLE in a database of its own), or make the roles greffe_owner and greffe_app with a database of the first, and set DATABASE_URL and DATABASE_APP_URL to them',
  ],
  [/^53300$/, 'the server has no connection left: raise its max_connections'],
  [/^53100$/, 'the disk of the database is full: free some space there'],
  [/^57P03$/, 'the server is starting or stopping: try again in a moment'],
];

/** The sentence for a database that cannot be used, naming the variable at fault and never the password in it. */
export function unreachable(error: unknown, variable: string): unknown {
  if (error instanceof StartFault) return error;
  const code = networkCode(error) ?? databaseFault(error)?.code;
  const reason = reasons.find(([pattern]) => code !== undefined && pattern.test(code))?.[1];
  if (reason) return new StartFault(`${variable} cannot be used: ${reason}.`);
  if (error instanceof Error && /timeout/i.test(error.message)) {
    return new StartFault(`${variable} cannot be used: the server does not answer within 10 seconds.`);
  }
  if (error instanceof Error && /SSL|certificate/i.test(error.message)) {
    return new StartFault(
      `${variable} cannot be used: TLS fails (${error.message}); look at sslmode in the address.`,
    );
  }
  return error;
}

/** Node tries every address of a name, and puts the failures together. */
function networkCode(error: unknown): string | undefined {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error) || !('code' in first) || typeof first.code !== 'string') return undefined;
  return first.code;
}
