import type { LogEntry } from '@greffe/service';
import { beforeEach, describe, expect, it } from 'vitest';
import { cspReports } from './cspReports.ts';
import { contentSecurityPolicy, headersFor } from './securityHeaders.ts';

let logged: LogEntry[];
let seconds: number;
beforeEach(() => {
  logged = [];
  seconds = 0;
});

const send = (body: unknown, type = 'application/csp-report') =>
  cspReports({
    logger: { info: () => {}, error: (entry) => void logged.push(entry) },
    wait: async () => seconds,
  }).request('http://localhost/', {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const report = (more: object = {}) => ({
  'csp-report': {
    'document-uri': 'https://greffe.example.be/records/0198-secret?q=Dupont',
    'effective-directive': 'script-src-elem',
    'blocked-uri': 'inline',
    'source-file': 'https://greffe.example.be/assets/index-Ab12.js',
    'line-number': 12,
    'script-sample': 'alert("85.04.02-169.32")',
    'original-policy': "default-src 'none'",
    ...more,
  },
});

describe('a report of a breach of the policy', () => {
  it('is a line in the log that says what broke which rule where, and nothing of the page', async () => {
    expect((await send(report())).status).toBe(204);
    expect(logged).toEqual([
      {
        event: 'policy breached',
        directive: 'script-src-elem',
        blocked: 'inline',
        page: 'portal',
        source: 'index-Ab12.js',
        line: 12,
      },
    ]);
  });

  it.each([
    [{ 'blocked-uri': 'https://evil.example/steal?data=Dupont' }, { blocked: 'https://evil.example' }],
    [{ 'blocked-uri': 'data:text/html,Dupont' }, { blocked: 'data:' }],
    [{ 'blocked-uri': 'Dupont Jean' }, { blocked: 'unknown' }],
    [{ 'blocked-uri': 7 }, { blocked: 'unknown' }],
    [{ 'document-uri': 'https://greffe.example.be/studio/drafts/1' }, { page: 'studio' }],
    [{ 'document-uri': 'about' }, { page: 'unknown' }],
    [{ 'source-file': 'moz-extension://0198/inject.js' }, { source: 'moz-extension:' }],
    [{ 'source-file': 'https://greffe.example.be/records/0198' }, { source: 'page' }],
    [{ 'line-number': '12; Dupont' }, { line: undefined }],
    [{ 'effective-directive': undefined, 'violated-directive': 'img-src' }, { directive: 'img-src' }],
    [{ 'effective-directive': 'Dupont\nJean' }, { directive: 'unknown' }],
  ])('%o is told as %o', async (more, expected) => {
    await send(report(more));
    expect(logged).toMatchObject([expected]);
    expect(JSON.stringify(logged)).not.toContain('Dupont');
  });

  it.each([
    ['no report', '{}', 400],
    ['broken JSON', '{"csp-report"', 400],
    ['a text for a report', '{"csp-report":"x"}', 204],
    ['a list', '[]', 400],
    ['nothing', '', 400],
  ])('%s', async (_, body, status) => {
    expect((await send(body)).status).toBe(status);
    expect(JSON.stringify(logged)).not.toContain('"x"');
  });

  it('must be of its type, no longer than 16 kB, and not too many', async () => {
    expect((await send(report(), 'text/plain')).status).toBe(415);
    expect((await send(report({ 'script-sample': 'x'.repeat(17_000) }))).status).toBe(413);
    seconds = 9;
    const refused = await send(report());
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '9']);
    expect(logged).toEqual([]);
  });
});

describe('the policy of pages', () => {
  const policy = contentSecurityPolicy();
  const parts = Object.fromEntries(
    policy.split('; ').map((part) => {
      const [name = '', ...values] = part.split(' ');
      return [name, values.join(' ')];
    }),
  );

  it('allows what comes from the same origin, nothing inline, no eval, and asks to be told', () => {
    expect(policy).not.toMatch(/unsafe|\*|https?:|blob:/);
    expect(parts).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'connect-src': "'self'",
      'worker-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'report-uri': '/csp-reports',
    });
  });

  it('lets nobody frame a page, and a page frame nothing', () => {
    expect(parts).toMatchObject({ 'frame-ancestors': "'none'", 'frame-src': "'none'" });
    expect(Object.fromEntries(headersFor({ isHttps: true, formTargets: [] }))).toMatchObject({
      'X-Frame-Options': 'DENY',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
    });
  });

  it('lets a form end at the issuer alone', () => {
    expect(contentSecurityPolicy(['https://issuer.example.be'])).toContain(
      "form-action 'self' https://issuer.example.be;",
    );
  });
});
