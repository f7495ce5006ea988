import { createMiddleware } from 'hono/factory';
import { reportAddress } from './cspReports.ts';

/** The policy of every page: nothing inline, nothing from elsewhere, no eval, no frame around it. */
export function contentSecurityPolicy(formTargets: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    ["form-action 'self'", ...formTargets].join(' '),
    "frame-ancestors 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "worker-src 'self'",
    // Browsers send these at once; those of the newer `report-to` come a minute later, and not from all of them.
    `report-uri ${reportAddress}`,
  ].join('; ');
}

export interface PageSecurity {
  isHttps: boolean;
  /** Origins that a form may end at after a redirect: the issuer, when signing out. */
  formTargets: readonly string[];
}

const fixed: readonly [string, string][] = [
  ['X-Content-Type-Options', 'nosniff'],
  // Not `no-referrer`: browsers would then send `Origin: null` with our own forms, which are refused.
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()'],
  ['X-Frame-Options', 'DENY'],
  ['X-Permitted-Cross-Domain-Policies', 'none'],
  ['Origin-Agent-Cluster', '?1'],
];

/** Headers of every answer; one that sets a stricter policy of its own, as the API does, keeps it. */
export function headersFor({ isHttps, formTargets }: PageSecurity): readonly [string, string][] {
  return [
    ...fixed,
    ['Content-Security-Policy', contentSecurityPolicy(formTargets)],
    ...(isHttps ? ([['Strict-Transport-Security', 'max-age=63072000; includeSubDomains']] as const) : []),
  ] as [string, string][];
}

export const securityHeaders = (security: PageSecurity) => {
  const headers = headersFor(security);
  return createMiddleware(async (c, next) => {
    await next();
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    // Over http browsers ignore it, and it would only mislead a reader.
    if (!security.isHttps) c.res.headers.delete('Strict-Transport-Security');
  });
};
