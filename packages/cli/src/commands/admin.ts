import { parseArgs } from 'node:util';
import type { Administrator } from '@greffe/service';
import { EXIT, type Output } from '../output.ts';
import { addressInDataFolder } from '../versions/dataFolder.ts';
import { databaseSentence, databaseUrl, noDatabase } from '../versions/openDatabase.ts';

export const adminUsage =
  'admin create --subject <claim’s value> --given-name <name> --family-name <name> --language fr|nl|de|en --organisation <number> --organisation-name <name> [--issuer url] [--further] [--database url | --data folder] [--json]   makes the first administrator of all registries';

const options = {
  subject: { type: 'string' },
  issuer: { type: 'string' },
  'given-name': { type: 'string' },
  'family-name': { type: 'string' },
  language: { type: 'string' },
  organisation: { type: 'string' },
  'organisation-name': { type: 'string' },
  further: { type: 'boolean', default: false },
  database: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const languages = ['fr', 'nl', 'de', 'en'] as const;

type Parsed = ReturnType<typeof parse>;
const parse = (args: readonly string[]) => parseArgs({ args: [...args], options, allowPositionals: true });

/** `greffe admin create`: lets the first administrator in on a server's database. */
export async function admin(args: readonly string[], output: Output): Promise<number> {
  const wrong = (...sentences: string[]) => {
    output.error(`${sentences.join('\n')}\n\ngreffe ${adminUsage}`);
    return EXIT.wrongUse;
  };
  let parsed: Parsed;
  try {
    parsed = parse(args);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (positionals.join(' ') !== 'create') return wrong('Say what to do: greffe admin create.');
  const { administrator, faults } = read(values);
  if (faults.length > 0) return wrong(...faults);
  const address =
    values.data === undefined ? databaseUrl(values.database) : await addressInDataFolder(values.data);
  if (address === undefined) return wrong(values.data === undefined ? noDatabase : notRunning);
  return create(address, administrator, { ...values, output });
}

const notRunning =
  'No database runs in this data folder: start the server on it first, and leave it running meanwhile.';

/** What the options say, and a sentence for each that is missing or cannot be. */
function read(values: Parsed['values']): { administrator: Administrator; faults: readonly string[] } {
  const faults: string[] = [];
  const text = (name: keyof Parsed['values'], longest: number, given?: string) => {
    const value = String(values[name] ?? given ?? '').trim();
    if (value === '') faults.push(`--${name} is missing.`);
    else if (value.length > longest) faults.push(`--${name} has more than ${longest} characters.`);
    else if (/\p{Cc}/u.test(value)) faults.push(`--${name} holds a character that cannot be seen.`);
    return value;
  };
  const issuer = text('issuer', 2000, process.env.OIDC_ISSUER);
  if (issuer !== '' && !/^https?:\/\/[^/]/.test(issuer)) {
    faults.push('--issuer must be the address of the OpenID Connect issuer, as in OIDC_ISSUER.');
  }
  const language = languages.find((one) => one === values.language);
  if (language === undefined) faults.push(`--language is one of ${languages.join(', ')}.`);
  const number = text('organisation', 100);
  if (number.includes(':')) faults.push('--organisation is a number without colons.');
  const administrator: Administrator = {
    identity: { issuer, subject: text('subject', 255) },
    givenName: text('given-name', 200),
    familyName: text('family-name', 200),
    language: language ?? 'fr',
    organisation: { number, name: text('organisation-name', 300) },
  };
  return { administrator, faults };
}

interface CreateOptions {
  readonly further: boolean;
  readonly json: boolean;
  readonly output: Output;
}

async function create(
  address: string,
  administrator: Administrator,
  { further, json, output }: CreateOptions,
): Promise<number> {
  const { connect } = await import('@greffe/database/node');
  const { createAdministrator } = await import('@greffe/service');
  const database = connect(address, { size: 1 });
  try {
    const result = await createAdministrator(database, administrator, { isFurther: further });
    const { givenName, familyName } = administrator;
    const name = `${givenName} ${familyName}`;
    const sentence = {
      created: `${name} administers all registries, and can sign in.`,
      isOne: `${name} administers all registries already: nothing was changed.`,
      thereIsOne:
        'Somebody administers all registries already, and can let others in. To make another one all the same: --further.',
    }[result.outcome];
    if (json) output.out(JSON.stringify(result));
    else if (result.outcome === 'thereIsOne') output.error(sentence);
    else output.out(sentence);
    return result.outcome === 'thereIsOne' ? EXIT.findings : EXIT.good;
  } catch (error) {
    output.error(await faultSentence(error));
    return EXIT.wrongUse;
  } finally {
    await database.close();
  }
}

/** The code of the database's fault decides: its message may hold an address with a password. */
async function faultSentence(error: unknown): Promise<string> {
  const { databaseFault } = await import('@greffe/database');
  switch (databaseFault(error)?.code) {
    case '42P01':
    case '42883':
      return 'This database has no tables of Greffe yet: start the server on it once, which makes them.';
    case '42501':
      return 'This account may not do that: use DATABASE_APP_URL, or the account with which the server was set up.';
    default:
      return databaseSentence(error);
  }
}
