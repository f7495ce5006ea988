import type { RateLimits, SessionLimits } from '@greffe/service';
import { StartFault } from '../faults/StartFault.ts';
import type { MailSettings } from '../messages/mail.ts';
import type { TextGatewaySettings } from '../messages/textGateway.ts';
import type { ReceiverSettings } from '../receiver.ts';
import type { TelemetrySettings } from '../telemetry/telemetry.ts';
import { type FileSettings, readFileSettings } from './files.ts';
import { type Environment, mistakesOf, reader } from './reader.ts';
import { readTelemetry } from './telemetry.ts';

export interface DatabaseUrls {
  owner: string;
  /** Absent: the role greffe_app is made with the owner's rights. */
  app?: string;
}

export interface Issuer {
  url: string;
  clientId: string;
  clientSecret: string;
  /** The claim that says who somebody is. */
  personClaim: string;
  /** What is asked of the issuer; `openid` is among it. */
  scope: string;
  /** How sure it must be of somebody, in its own words: one of these, where there are any. */
  levels: readonly string[];
  /** Where the secret goes. */
  authentication: 'post' | 'basic';
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
  /** File that names the hubs whose links are believed; absent: none but the one that development plays. */
  hubsFile?: string;
  /** By which e-mail leaves; absent: it waits, and in development it is only shown. */
  mail?: MailSettings;
  /** By which text messages leave; absent: as for e-mail. */
  textMessages?: TextGatewaySettings;
  /** To whom records are sent; absent: they wait, but in development, which plays one. */
  receiver?: ReceiverSettings;
  pseudonymKey?: string;
  /** Keys that it has replaced, the latest first; receivers are told the pseudonyms under them too. */
  formerPseudonymKeys: readonly string[];
  /** Seals the keys of records. Absent in development: one in the data folder. */
  recordKey?: string;
  /** Keys that it has replaced, until every record's key is under the one in use. */
  formerRecordKeys: readonly string[];
  /** Where files lie, and what looks for viruses. */
  files: FileSettings;
  /** Where traces and metrics go; absent: nowhere. */
  telemetry?: TelemetrySettings;
  /** Seconds for which a server that was told to stop serves on, so that whatever shares out requests can notice. */
  drainSeconds: number;
  /** Proxies in front of the server, each of which adds to X-Forwarded-For. */
  proxies: number;
  sessionLimits: SessionLimits;
  rateLimits: RateLimits;
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
  const hubsFile = read.text('GREFFE_HUBS');
  const mail = readMail(read);
  const textMessages = readTextGateway(read);
  const receiver = readReceiver(read);
  const pseudonymKey = read.secret('GREFFE_PSEUDONYM_KEY', 32);
  const formerPseudonymKeys = read.secrets('GREFFE_PSEUDONYM_KEYS_FORMER', 32);
  const recordKey = read.secret('GREFFE_RECORD_KEY', 32);
  const formerRecordKeys = read.secrets('GREFFE_RECORD_KEYS_FORMER', 32);
  const telemetry = readTelemetry(read);
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
    // Whoever uses production comes by https, which something in front of the server must speak.
    proxies: read.count('GREFFE_PROXIES', mode === 'production' ? 1 : 0, 0, 5),
    drainSeconds: read.count('GREFFE_DRAIN_SECONDS', mode === 'production' ? 5 : 0, 0, 300),
    sessionLimits: {
      idleMinutes: read.count('GREFFE_SESSION_IDLE_MINUTES', 30, 5, 240),
      absoluteHours: read.count('GREFFE_SESSION_HOURS', 10, 1, 24),
      most: 20,
    },
    rateLimits: {
      person: read.count('GREFFE_RATE_PERSON', 1200, 10, 10_000_000),
      address: read.count('GREFFE_RATE_ADDRESS', 12_000, 10, 10_000_000),
      signIn: read.count('GREFFE_RATE_SIGN_IN', 120, 1, 10_000_000),
      report: 60,
    },
    allowsUnsafeDatabase: read.oneOf('GREFFE_UNSAFE_DATABASE', ['no', 'test'], 'no') === 'test',
    ...(host !== undefined && { host }),
    ...(database && { database }),
    ...(issuer && { issuer }),
    ...(hubsFile !== undefined && { hubsFile }),
    ...(mail && { mail }),
    ...(textMessages && { textMessages }),
    ...(receiver && { receiver }),
    ...(pseudonymKey !== undefined && { pseudonymKey }),
    formerPseudonymKeys,
    ...(recordKey !== undefined && { recordKey }),
    formerRecordKeys,
    files: readFileSettings(read),
    ...(telemetry && { telemetry }),
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

function readMail(read: Reader): MailSettings | undefined {
  // As it is written: a password may hold what an address would change.
  const url = read.url('GREFFE_SMTP_URL', ['smtp:', 'smtps:']) && read.text('GREFFE_SMTP_URL');
  const from = read.text('GREFFE_MAIL_FROM');
  if (url === undefined && from === undefined) return undefined;
  if (url === undefined || from === undefined) {
    if (read.text('GREFFE_SMTP_URL') === undefined || from === undefined)
      read.mistake('GREFFE_SMTP_URL and GREFFE_MAIL_FROM belong together: set both.');
    return undefined;
  }
  if (!/^([^<>@]*<)?[^<>@\s]+@[^<>@\s]+>?$/.test(from)) {
    read.mistake('GREFFE_MAIL_FROM must hold an e-mail address, as in: Greffe <no-reply@greffe.example.be>.');
  }
  return { url, from };
}

function readTextGateway(read: Reader): TextGatewaySettings | undefined {
  const url = read.url('GREFFE_TEXT_URL', ['http:', 'https:']) && read.text('GREFFE_TEXT_URL');
  const token = read.text('GREFFE_TEXT_TOKEN');
  if (token !== undefined && read.text('GREFFE_TEXT_URL') === undefined)
    read.mistake('GREFFE_TEXT_TOKEN is set and GREFFE_TEXT_URL is not: set both.');
  return url === undefined ? undefined : { url, ...(token !== undefined && { token }) };
}

function readReceiver(read: Reader): ReceiverSettings | undefined {
  const url = read.url('GREFFE_RECEIVER_URL', ['http:', 'https:']) && read.text('GREFFE_RECEIVER_URL');
  const token = read.text('GREFFE_RECEIVER_TOKEN');
  if (token !== undefined && read.text('GREFFE_RECEIVER_URL') === undefined)
    read.mistake('GREFFE_RECEIVER_TOKEN is set and GREFFE_RECEIVER_URL is not: set both.');
  return url === undefined ? undefined : { url, ...(token !== undefined && { token }) };
}

function readIssuer(read: Reader): Issuer | undefined {
  // As it is written: an issuer may end with a slash, and is then another one without.
  const url = read.url('OIDC_ISSUER', ['http:', 'https:']) && read.text('OIDC_ISSUER');
  const clientId = read.text('OIDC_CLIENT_ID');
  const clientSecret = read.text('OIDC_CLIENT_SECRET');
  const personClaim = read.text('OIDC_PERSON_CLAIM') ?? 'sub';
  const scope = read.text('OIDC_SCOPE') ?? 'openid profile';
  const levels = (read.text('OIDC_LEVELS') ?? '').split(/\s+/).filter((level) => level !== '');
  const authentication = read.oneOf('OIDC_CLIENT_AUTHENTICATION', ['post', 'basic'], 'post');
  if (!scope.split(/\s+/).includes('openid')) {
    read.mistake('OIDC_SCOPE must hold the word openid, as in: openid profile.');
  }
  if (!url && !clientId && !clientSecret) return undefined;
  if (!url || !clientId || !clientSecret) {
    read.mistake('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all three.');
    return undefined;
  }
  return { url, clientId, clientSecret, personClaim, scope, levels, authentication };
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
  if (configuration.textMessages?.url.startsWith('http:')) {
    mistakes.push('GREFFE_TEXT_URL must begin with https: in production.');
  }
  if (configuration.receiver?.url.startsWith('http:')) {
    mistakes.push('GREFFE_RECEIVER_URL must begin with https: in production.');
  }
  if (!configuration.pseudonymKey) {
    mistakes.push(
      'Set GREFFE_PSEUDONYM_KEY to a secret of at least 32 characters (for example from: openssl rand -base64 32), and keep it apart from the database.',
    );
  }
  if (!configuration.recordKey) {
    mistakes.push(
      'Set GREFFE_RECORD_KEY to another secret of at least 32 characters, and keep it apart from the database: without it nobody can read the histories again.',
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
