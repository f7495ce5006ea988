import type { Logger } from '@greffe/service';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** Where browsers tell what a page tried that its policy forbids. */
export const reportAddress = '/csp-reports';

interface ReportSettings {
  readonly logger: Logger;
  /** The seconds that somebody at an address must wait; 0: none. */
  wait(c: Context): Promise<number>;
}

/**
 * Takes browsers' reports of breaches of the policy, and logs of each what breaks which rule where. Addresses of pages
 * and what stands in them are left out: they hold ids, and whoever likes can send a report.
 */
export function cspReports({ logger, wait }: ReportSettings) {
  return new Hono().post('/', bodyLimit({ maxSize: 16_000 }), async (c) => {
    const seconds = await wait(c);
    if (seconds > 0) return c.body(null, 429, { 'Retry-After': String(seconds) });
    if (!/^application\/(csp-report|json)\b/.test(c.req.header('content-type') ?? '')) {
      return c.body(null, 415);
    }
    const body: unknown = await c.req.json().catch(() => undefined);
    const report = memberOf(body, 'csp-report');
    if (report === undefined) return c.body(null, 400);
    logger.error({
      event: 'policy breached',
      directive: wordOf(memberOf(report, 'effective-directive') ?? memberOf(report, 'violated-directive')),
      blocked: blockedOf(memberOf(report, 'blocked-uri')),
      page: appOf(memberOf(report, 'document-uri')),
      source: fileOf(memberOf(report, 'source-file')),
      line: lineOf(memberOf(report, 'line-number')),
    });
    return c.body(null, 204);
  });
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

/** A word of the policy's language, such as script-src-elem. */
function wordOf(value: unknown): string {
  return typeof value === 'string' && /^[a-z-]{1,40}$/.test(value) ? value : 'unknown';
}

/** A keyword such as inline or eval, or the origin of what was to be loaded. */
function blockedOf(value: unknown): string {
  if (typeof value !== 'string') return 'unknown';
  if (/^[a-z-]{1,20}$/.test(value)) return value;
  if (!URL.canParse(value)) return 'unknown';
  const { protocol, origin } = new URL(value);
  return origin === 'null' ? protocol : origin.slice(0, 200);
}

function appOf(value: unknown): string {
  if (typeof value !== 'string' || !URL.canParse(value)) return 'unknown';
  const [, first = ''] = new URL(value).pathname.split('/');
  return ['studio', 'auth', 'oidc', 'api'].find((app) => app === first) ?? 'portal';
}

/** A built file by its name; anything else, such as an extension of the browser, by what kind it is. */
function fileOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const { protocol, pathname } = new URL(value);
  if (!/^https?:$/.test(protocol)) return protocol;
  return /\/assets\/([\w.-]{1,100})$/.exec(pathname)?.[1] ?? 'page';
}

const lineOf = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) ? Number(value) : undefined;
