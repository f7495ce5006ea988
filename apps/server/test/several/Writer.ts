import { randomUUID } from 'node:crypto';
import { newLoan } from './forms.ts';

/** What somebody at work was told of one record. */
export interface Told {
  readonly id: string;
  /** The revision that the last answer named. */
  revision: number;
  /** How often an answer said that a draft was saved. */
  saves: number;
  /** The last note that an answer said was saved. */
  note: string;
  /** Whether an answer said that it was validated. */
  isSent: boolean;
}

export interface WriterOptions {
  /** The address of whichever server is asked now. */
  readonly url: () => string;
  readonly session: string;
  /** Saves of a record before it is validated and the next one begun. */
  readonly savesEach: number;
  /** An answer said that something was kept. */
  readonly onAnswer?: () => void;
}

interface Answered {
  readonly status: number;
  readonly json: { readonly id?: string; readonly revision?: number; readonly code?: string };
}

/** Also where the same key is at work still, for somebody who does not wait for its answer any more. */
const isLater = ({ status, json }: Answered) =>
  status === 429 || status >= 500 || json.code === 'requestInProgress';

/**
 * Somebody at work: begins a record, saves its draft many times, validates it, and begins another. What got no answer, or
 * was told to come again, is asked again in the same words, as the portal does. An answer that does not fit what was
 * told before is a fault.
 */
export class Writer {
  readonly told: Told[] = [];
  readonly faults: string[] = [];
  /** How often something was asked again. */
  again = 0;
  readonly #options: WriterOptions;
  #isStopped = false;
  #done: Promise<void> = Promise.resolve();

  constructor(options: WriterOptions) {
    this.#options = options;
  }

  start(): this {
    this.#done = this.#work();
    return this;
  }

  /** Ends after the answer to what is asked now. */
  stop(): Promise<void> {
    this.#isStopped = true;
    return this.#done;
  }

  async #work(): Promise<void> {
    while (!this.#isStopped && this.faults.length === 0) {
      const made = await this.#ask('POST', '/api/records', newLoan, { 'idempotency-key': randomUUID() });
      if (made.status !== 201 || made.json.id === undefined) return this.#fault('begin', made);
      const record: Told = { id: made.json.id, revision: 1, saves: 0, note: '', isSent: false };
      this.told.push(record);
      await this.#fillIn(record);
    }
  }

  async #fillIn(record: Told): Promise<void> {
    const path = `/api/records/${record.id}`;
    while (record.saves < this.#options.savesEach) {
      if (this.#isStopped) return;
      const data = { note: `save ${record.saves + 1}` };
      const saved = await this.#ask('PUT', `${path}/steps/card/draft`, { data }, matching(record));
      if (saved.status !== 200 || saved.json.revision !== record.revision + 1)
        return this.#fault(`save ${record.saves + 1} of ${record.id}`, saved);
      Object.assign(record, { revision: saved.json.revision, saves: record.saves + 1, note: data.note });
    }
    const data = { who: { number: '85.04.02-169.32' }, on: '2020-05-01', note: record.note };
    const headers = { ...matching(record), 'idempotency-key': randomUUID() };
    const sent = await this.#ask(
      'POST',
      `${path}/commands`,
      { type: 'validate', step: 'card', data },
      headers,
    );
    if (sent.status !== 200) return this.#fault(`validate ${record.id}`, sent);
    record.revision = sent.json.revision ?? 0;
    record.isSent = true;
  }

  async #ask(
    method: string,
    path: string,
    body: object,
    headers: Readonly<Record<string, string>>,
  ): Promise<Answered> {
    for (;;) {
      const answered = await this.#askOnce(method, path, body, headers);
      if (answered !== undefined && !isLater(answered)) {
        this.#options.onAnswer?.();
        return answered;
      }
      this.again += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Undefined where no answer came, or not all of it. */
  async #askOnce(
    method: string,
    path: string,
    body: object,
    headers: Readonly<Record<string, string>>,
  ): Promise<Answered | undefined> {
    const url = this.#options.url();
    try {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          cookie: `greffe_session=${this.#options.session}`,
          origin: url,
          'content-type': 'application/json',
          ...headers,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
      });
      return { status: response.status, json: (await response.json()) as Answered['json'] };
    } catch {
      return undefined;
    }
  }

  #fault(what: string, { status, json }: Answered): void {
    this.faults.push(`${what} was answered ${status}: ${JSON.stringify(json)}`);
  }
}

const matching = ({ revision }: Told) => ({ 'if-match': `"${revision}"` });
