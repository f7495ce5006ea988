import { StartFault } from '../faults/StartFault.ts';
import { type Environment, mistakesOf, reader } from './reader.ts';

export interface DatabaseUrls {
  owner: string;
  /** Absent: the role greffe_app is made with the owner's rights. */
  app?: string;
}

export interface Issuer {
  url: string;
  clientId: string;
  clientSecret: string;
  /** The claim that holds the person's id in Greffe. */
  personClaim: string;
}

export interface Configuration {
  mode: 'development' | 'production';
  port: number;
  /** Where people reach the server, without a trailing slash. */
  publicUrl: string;
  /** The address to listen on; absent is every one. */
  host?: string;
  dataFolder: string;
  formsFolder: string;
  portalFolder: string;
  studioFolder: string;
  database?: DatabaseUrls;
  /** Absent in development: the built-in provider. */
  issuer?: Issuer;
  pseudonymKey?: string;
  /** `simulated`: real time until a person moves it; development alone. */
  clock: 'system' | 'simulated';
  /** For tests alone: a database that may lose what it acknowledged. */
  allowsUnsafeDatabase: boolean;
}

/**
 * Reads the configuration from the environment.
 * Throws a StartFault with a sentence for every mistake, all of them at once.
 */
export function readConfiguration(env: Environment, root: string): Configuration {
  const read = reader(env);
  const mode = read.oneOf('GREFFE_MODE', ['development', 'production'], 'development');
  const port = read.port('PORT', 4000);
  const host = read.text('GREFFE_HOST') ?? (mode === 'development' ? 'localhost' : undefined);
  const database = databaseUrls(read);
  const issuer = readIssuer(read);
  const pseudonymKey = read.secret('GREFFE_PSEUDONYM_KEY', 32);
  const usualClock = mode === 'production' ? 'system' : 'simulated';
  const configuration: Configuration = {
    mode,
    port,
    publicUrl: read.url('GREFFE_PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${port}`,
    dataFolder: read.text('GREFFE_DATA') ?? `${root}/.greffe`,
    formsFolder: read.text('GREFFE_FORMS') ?? `${root}/forms`,
    portalFolder: `${root}/apps/portal/dist`,
    studioFolder: `${root}/apps/studio/dist`,
    clock: read.oneOf('GREFFE_CLOCK', ['system', 'simulated'], usualClock),
    allowsUnsafeDatabase: read.oneOf('GREFFE_UNSAFE_DATABASE', ['no', 'test'], 'no') === 'test',
    ...(host !== undefined && { host }),
    ...(database && { database }),
    ...(issuer && { issuer }),
    ...(pseudonymKey !== undefined && { pseudonymKey }),
  };
  const mistakes = [
    ...mistakesOf(read),
    ...(mode === 'production' ? missingInProduction(configuration, env) : []),
  ];
  if (mistakes.length > 0) throw new StartFault(mistakes.join('\n'));
  return configuration;
}

type Reader = ReturnType<typeof reader>;

function databaseUrls(read: Reader): DatabaseUrls | undefined {
  const protocols = ['postgres:', 'postgresql:'];
  const owner = read.url('DATABASE_URL', protocols);
  const app = read.url('DATABASE_APP_URL', protocols);
  if (app && !owner) {
    read.mistake(
      'DATABASE_APP_URL is set and DATABASE_URL is not: set both, or neither for the embedded one.',
    );
  }
  return owner === undefined ? undefined : { owner, ...(app !== undefined && { app }) };
}

function readIssuer(read: Reader): Issuer | undefined {
  const url = read.url('OIDC_ISSUER', ['http:', 'https:']);
  const clientId = read.text('OIDC_CLIENT_ID');
  const clientSecret = read.text('OIDC_CLIENT_SECRET');
  const personClaim = read.text('OIDC_PERSON_CLAIM') ?? 'sub';
  if (!url && !clientId && !clientSecret) return undefined;
  if (!url || !clientId || !clientSecret) {
    read.mistake('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all three.');
    return undefined;
  }
  return { url, clientId, clientSecret, personClaim };
}

function missingInProduction(configuration: Configuration, env: Environment): string[] {
  const mistakes: string[] = [];
  if (!configuration.issuer) {
    mistakes.push(
      'In production people sign in at an OpenID Connect issuer: set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET (the built-in provider, which asks for no password, is for development alone).',
    );
  } else if (!configuration.issuer.url.startsWith('https:')) {
    mistakes.push('OIDC_ISSUER must begin with https: in production.');
  }
  if (!env.GREFFE_PUBLIC_URL) {
    mistakes.push('Set GREFFE_PUBLIC_URL to the address people use, such as https://greffe.example.be.');
  } else if (!configuration.publicUrl.startsWith('https:')) {
    mistakes.push('GREFFE_PUBLIC_URL must begin with https: in production.');
  }
  if (!configuration.pseudonymKey) {
    mistakes.push(
      'Set GREFFE_PSEUDONYM_KEY to a secret of at least 32 characters (for example from: openssl rand -base64 32), and keep it apart from the database.',
    );
  }
  if (configuration.clock !== 'system') {
    mistakes.push(
      'GREFFE_CLOCK=simulated is for development: leave it out in production, where time is the database’s.',
    );
  }
  if (configuration.allowsUnsafeDatabase) {
    mistakes.push('GREFFE_UNSAFE_DATABASE is for tests: leave it out in production.');
  }
  return mistakes;
}
