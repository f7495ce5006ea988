import type { Database, HubLink, SessionActor, Transaction } from '@greffe/database';
import type { SchemaValidator, Step } from '@greffe/definition';
import type { TrialPerson } from './api/index.ts';
import type { FilePorts } from './files/ports.ts';
import type { SessionLimits } from './identity/sessions.ts';
import type { RecordKeys } from './keys/recordKeys.ts';
import type { RateLimiter } from './limits/RateLimiter.ts';
import type { DefinitionChecker } from './studio/check/types.ts';

/** Says who asks: the id of a person in the database, or by which session; or undefined. */
export type Identify = (request: Request) => Promise<string | SessionActor | undefined>;

/** Puts a job in a queue inside the command's transaction: no command without its job, no job without its command. */
export interface JobQueue {
  /** The same job twice is one, while it waits. */
  enqueue(transaction: Transaction, job: Job): Promise<void>;
  /** The same, and at once: one that waits for its next attempt waits no more. Default: as `enqueue`. */
  hurry?(transaction: Transaction, job: Job): Promise<void>;
}

/** Names a transmission; jobs never carry data of patients. */
export interface TransmissionJob {
  readonly record: string;
  readonly version: number;
}

/** What is to be done later, by ids alone. */
export type Job =
  | ({ readonly kind: 'transmission' } & TransmissionJob)
  /** Asks what a receiver makes of what it took. */
  | ({ readonly kind: 'confirmation' } & TransmissionJob)
  /** Finds out who is to be told of what a record asked for. */
  | { readonly kind: 'message'; readonly record: string; readonly effect: string }
  /** Sends one message to one person. */
  | { readonly kind: 'delivery'; readonly message: string }
  /** Does what has come due by the calendar. */
  | { readonly kind: 'chore'; readonly chore: string };

/** What is said of an event of the program. No text of a request, a query or an answer belongs in it. */
export interface LogEntry {
  readonly event: string;
  readonly [detail: string]: string | number | boolean | undefined;
}

export interface Logger {
  info(entry: LogEntry): void;
  error(entry: LogEntry): void;
}

/** Asks a hub whether a link by which it let somebody in still holds; undefined where it does not answer. */
export type AskHub = (link: HubLink) => Promise<'holds' | 'ended' | undefined>;

/** What time it is when the database's clock says so much. */
export type Clock = (databaseNow: Date) => Date;

/** Trying out a new registry in development, where roles are nobody's to grant yet. Never given in production. */
export interface Trial {
  /** Invented people, each with an organisation for which they act. */
  people(): readonly TrialPerson[];
  /** Gives the roles that the files of a new registry say, to invented people alone. */
  admit(registry: string, files: Readonly<Record<string, string>>): Promise<void>;
}

/** What the application needs of the world around it. */
export interface Ports {
  readonly database: Database;
  readonly queue: JobQueue;
  /** Under which histories are sealed. */
  readonly recordKeys: RecordKeys;
  /** Default: the session cookie. */
  readonly identify?: Identify;
  /**
   * What time it is, given the database's clock at the start of the transaction, the same for every server. Default:
   * just that. For tests and simulated time.
   */
  readonly clock?: (databaseNow: Date) => Date;
  /** Default: nothing is logged. */
  readonly logger?: Logger;
  /** Default: ajv in this process, compiled once a schema. */
  readonly createSchemaValidator?: (step: Step) => SchemaValidator;
  /** Default: drafts are checked in this process, which answers nobody else meanwhile. */
  readonly checker?: DefinitionChecker;
  /** Default: no hub answers, and sessions by a link of one that is to be asked are closed. */
  readonly askHub?: AskHub;
  /** Default: a new registry can be tried by nobody before roles are granted. */
  readonly trial?: Trial;
  /** Default: files lie in the database, and nobody looks for viruses. */
  readonly files?: FilePorts;
  /** Default: nobody is slowed down. */
  readonly limiter?: RateLimiter;
  /** Default: those of `sessionLimits`. */
  readonly sessionLimits?: SessionLimits;
  /** Origin under which browsers reach the server, such as `https://greffe.example`; default: that of each request. */
  readonly origin?: string;
  /**
   * Name of the issuer at which people sign in: who is brought in with a role is known to it by a login or a number.
   * Default: who is brought in signs in nowhere yet.
   */
  readonly issuer?: string;
}

export const silentLogger: Logger = { info: () => {}, error: () => {} };
