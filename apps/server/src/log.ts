import type { LogEntry, Logger } from '@greffe/service';

export interface ServerLog extends Logger {
  /** A line for the person who started the server. */
  say(line: string): void;
}

type Write = (line: string) => void;

const clockTime = (at: Date) => at.toTimeString().slice(0, 8);

/** Readable lines for a person at a terminal: the time, the event, then what is known of it. */
export function consoleLog(write: Write = console.log): ServerLog {
  const line = ({ event, ...details }: LogEntry) => {
    const known = Object.entries(details).filter(([, value]) => value !== undefined);
    write([clockTime(new Date()), event, ...known.map(([name, value]) => `${name}=${value}`)].join(' '));
  };
  return { say: write, info: line, error: line };
}

/** One JSON document a line, for a collector of logs in production. */
export function jsonLog(write: Write = console.log): ServerLog {
  const line = (level: string) => (entry: LogEntry) =>
    write(JSON.stringify({ at: new Date().toISOString(), level, ...entry }));
  return { say: write, info: line('info'), error: line('error') };
}
