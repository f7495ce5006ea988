import { createMiddleware } from 'hono/factory';
import type { ServerLog } from '../log.ts';
import type { Telemetry } from './telemetry.ts';

/** Tells of every request, with its route's pattern in place of its address. */
export const tellRequests = (telemetry: Telemetry, patternOf: (path: string) => string) =>
  createMiddleware((c, next) =>
    telemetry.request(c.req.header('traceparent'), next, () => {
      const route = patternOf(c.req.path);
      return { method: c.req.method, status: c.res.status, ...(route !== 'none' && { route }) };
    }),
  );

/** The same log, whose events are counted too; requests are told of already. */
export function counted(log: ServerLog, telemetry: Telemetry): ServerLog {
  return {
    say: log.say,
    info: (entry) => {
      if (entry.event !== 'request') telemetry.count(entry.event, false);
      log.info(entry);
    },
    error: (entry) => {
      telemetry.count(entry.event, true);
      log.error(entry);
    },
  };
}
