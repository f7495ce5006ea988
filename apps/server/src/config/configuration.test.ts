import { describe, expect, it } from 'vitest';
import { readConfiguration } from './configuration.ts';

const root = '/somewhere/greffe';
const production = {
  GREFFE_MODE: 'production',
  GREFFE_PUBLIC_URL: 'https://greffe.example.be/',
  GREFFE_PSEUDONYM_KEY: 'k'.repeat(32),
  GREFFE_RECORD_KEY: 'r'.repeat(32),
  OIDC_ISSUER: 'https://issuer.example.be',
  OIDC_CLIENT_ID: 'greffe',
  OIDC_CLIENT_SECRET: 'secret',
};

function mistakes(env: Record<string, string | undefined>): string[] {
  try {
    readConfiguration(env, root);
    return [];
  } catch (error) {
    return error instanceof Error ? error.message.split('\n') : [];
  }
}

describe('the configuration', () => {
  it('needs nothing in development', () => {
    expect(readConfiguration({}, root)).toEqual({
      mode: 'development',
      port: 4000,
      host: 'localhost',
      publicUrl: 'http://localhost:4000',
      drainSeconds: 0,
      dataFolder: `${root}/.greffe`,
      formsFolder: `${root}/forms`,
      portalFolder: `${root}/apps/portal/dist`,
      studioFolder: `${root}/apps/studio/dist`,
      clock: 'simulated',
      proxies: 0,
      sessionLimits: { idleMinutes: 30, absoluteHours: 10, most: 20 },
      rateLimits: { person: 1200, address: 12_000, signIn: 120, report: 60 },
      formerPseudonymKeys: [],
      formerRecordKeys: [],
      files: {},
      allowsUnsafeDatabase: false,
    });
  });

  it('takes an empty variable as one that is not set', () => {
    expect(readConfiguration({ PORT: '', GREFFE_DATA: ' ' }, root)).toMatchObject({ port: 4000 });
  });

  it('follows the port in the public address, and drops a trailing slash', () => {
    expect(readConfiguration({ PORT: '4321' }, root).publicUrl).toBe('http://localhost:4321');
    expect(readConfiguration(production, root).publicUrl).toBe('https://greffe.example.be');
  });

  it.each(['0', '65536', 'http', '40.5', '-1', '0x10'])('says that %s is no port', (PORT) => {
    expect(mistakes({ PORT })).toEqual(['PORT must be a port from 1 to 65535, such as 4000.']);
  });

  it('tells all mistakes at once', () => {
    expect(mistakes({ PORT: 'x', GREFFE_MODE: 'prod', DATABASE_URL: 'mysql://host/db' })).toEqual([
      'GREFFE_MODE must be development or production.',
      'PORT must be a port from 1 to 65535, such as 4000.',
      'DATABASE_URL must be an address that begins with postgres:// or postgresql://.',
    ]);
  });

  it.each([
    [{}, 'simulated'],
    [{ GREFFE_CLOCK: 'simulated' }, 'simulated'],
    [{ GREFFE_CLOCK: 'system' }, 'system'],
    [production, 'system'],
    [{ ...production, GREFFE_CLOCK: 'system' }, 'system'],
  ] as const)('%o gives the %s clock', (env, clock) => {
    expect(readConfiguration(env, root).clock).toBe(clock);
  });

  it.each([
    [{ GREFFE_CLOCK: 'stopped' }, 'GREFFE_CLOCK must be system or simulated.'],
    [{ ...production, GREFFE_CLOCK: 'stopped' }, 'GREFFE_CLOCK must be system or simulated.'],
  ])('refuses %o', (env, sentence) => {
    expect(mistakes(env)).toEqual([sentence]);
  });

  it('never repeats a secret in a mistake', () => {
    const told = mistakes({
      DATABASE_URL: 'pg://user:hunter2@host/db',
      GREFFE_PSEUDONYM_KEY: 'hunter2',
    }).join();
    expect(told).toContain('DATABASE_URL');
    expect(told).toContain('GREFFE_PSEUDONYM_KEY');
    expect(told).not.toContain('hunter2');
  });

  it('wants the three parts of an issuer together', () => {
    expect(mistakes({ OIDC_ISSUER: 'https://issuer.example.be' })).toEqual([
      'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all three.',
    ]);
  });

  it('takes an issuer’s name as it is written, with or without a slash at its end', () => {
    for (const OIDC_ISSUER of ['https://issuer.example.be', 'https://issuer.example.be/realms/x/']) {
      expect(readConfiguration({ ...production, OIDC_ISSUER }, root).issuer?.url).toBe(OIDC_ISSUER);
    }
  });

  it('reads what is asked of an issuer', () => {
    const asked = {
      OIDC_PERSON_CLAIM: 'staff',
      OIDC_SCOPE: 'openid staff',
      OIDC_LEVELS: 'high  higher',
      OIDC_CLIENT_AUTHENTICATION: 'basic',
    };
    expect(readConfiguration({ ...production, ...asked }, root).issuer).toMatchObject({
      personClaim: 'staff',
      scope: 'openid staff',
      levels: ['high', 'higher'],
      authentication: 'basic',
    });
    expect(mistakes({ ...production, OIDC_SCOPE: 'profile' })).toEqual([
      'OIDC_SCOPE must hold the word openid, as in: openid profile.',
    ]);
  });

  it.each([
    [
      { GREFFE_SESSION_IDLE_MINUTES: '4' },
      'GREFFE_SESSION_IDLE_MINUTES must be a whole number from 5 to 240, such as 30.',
    ],
    [{ GREFFE_SESSION_HOURS: '25' }, 'GREFFE_SESSION_HOURS must be a whole number from 1 to 24, such as 10.'],
    [{ GREFFE_PROXIES: '-1' }, 'GREFFE_PROXIES must be a whole number from 0 to 5, such as 0.'],
    [
      { GREFFE_RATE_PERSON: '1e3' },
      'GREFFE_RATE_PERSON must be a whole number from 10 to 10000000, such as 1200.',
    ],
    [
      { GREFFE_RATE_ADDRESS: '0' },
      'GREFFE_RATE_ADDRESS must be a whole number from 10 to 10000000, such as 12000.',
    ],
    [
      { GREFFE_RATE_SIGN_IN: 'none' },
      'GREFFE_RATE_SIGN_IN must be a whole number from 1 to 10000000, such as 120.',
    ],
  ])('refuses %o', (env, sentence) => {
    expect(mistakes(env)).toEqual([sentence]);
  });

  it('reads by which messages leave, as it is written', () => {
    const env = {
      GREFFE_SMTP_URL: 'smtps://greffe:p%40ss@mail.example.be:465',
      GREFFE_MAIL_FROM: 'Greffe <no-reply@greffe.example.be>',
      GREFFE_TEXT_URL: 'https://text.example.be/messages/',
      GREFFE_TEXT_TOKEN: 'token',
    };
    expect(readConfiguration(env, root)).toMatchObject({
      mail: { url: env.GREFFE_SMTP_URL, from: env.GREFFE_MAIL_FROM },
      textMessages: { url: env.GREFFE_TEXT_URL, token: 'token' },
    });
  });

  it.each([
    [{ GREFFE_SMTP_URL: 'smtp://mail' }, 'GREFFE_SMTP_URL and GREFFE_MAIL_FROM belong together: set both.'],
    [
      { GREFFE_SMTP_URL: 'http://mail', GREFFE_MAIL_FROM: 'a@b.be' },
      'GREFFE_SMTP_URL must be an address that begins with smtp:// or smtps://.',
    ],
    [
      { GREFFE_SMTP_URL: 'smtp://mail', GREFFE_MAIL_FROM: 'Greffe' },
      'GREFFE_MAIL_FROM must hold an e-mail address, as in: Greffe <no-reply@greffe.example.be>.',
    ],
    [
      { GREFFE_RECEIVER_TOKEN: 'token' },
      'GREFFE_RECEIVER_TOKEN is set and GREFFE_RECEIVER_URL is not: set both.',
    ],
    [
      { ...production, GREFFE_RECEIVER_URL: 'http://receiver.example.be' },
      'GREFFE_RECEIVER_URL must begin with https: in production.',
    ],
    [{ GREFFE_TEXT_TOKEN: 'token' }, 'GREFFE_TEXT_TOKEN is set and GREFFE_TEXT_URL is not: set both.'],
    [
      { ...production, GREFFE_TEXT_URL: 'http://text.example.be' },
      'GREFFE_TEXT_URL must begin with https: in production.',
    ],
  ])('messages: refuses %o', (env, sentence) => {
    expect(mistakes(env)[0]).toBe(sentence);
  });

  it('wants DATABASE_URL with DATABASE_APP_URL', () => {
    expect(mistakes({ DATABASE_APP_URL: 'postgres://host/db' })).toHaveLength(1);
  });
});

describe('production', () => {
  it('starts with an issuer, a public address and a key', () => {
    const configuration = readConfiguration(production, root);
    expect(configuration.host).toBeUndefined();
    // Something speaks https in front of it.
    expect(configuration.proxies).toBe(1);
    expect(configuration.issuer).toMatchObject({ url: 'https://issuer.example.be', personClaim: 'sub' });
  });

  it('refuses the development provider, and says what is missing', () => {
    const told = mistakes({ GREFFE_MODE: 'production' });
    expect(told).toHaveLength(4);
    expect(told[0]).toMatch(/^In production people sign in at an OpenID Connect issuer/);
    expect(told[1]).toMatch(/GREFFE_PUBLIC_URL/);
    expect(told[2]).toMatch(/GREFFE_PSEUDONYM_KEY/);
    expect(told[3]).toMatch(/GREFFE_RECORD_KEY/);
  });

  it.each([
    [
      { GREFFE_PUBLIC_URL: 'http://greffe.example.be' },
      'GREFFE_PUBLIC_URL must begin with https: in production.',
    ],
    [{ OIDC_ISSUER: 'http://issuer.example.be' }, 'OIDC_ISSUER must begin with https: in production.'],
    [
      { GREFFE_PSEUDONYM_KEY: 'short' },
      'GREFFE_PSEUDONYM_KEY is too short: give a secret of at least 32 characters.',
    ],
    [
      { GREFFE_PSEUDONYM_KEYS_FORMER: `${'f'.repeat(32)} short` },
      'GREFFE_PSEUDONYM_KEYS_FORMER holds a secret that is too short: give secrets of at least 32 characters, with spaces between.',
    ],
    [
      { GREFFE_CLOCK: 'simulated' },
      'GREFFE_CLOCK=simulated is for development: leave it out in production, where time is the database’s.',
    ],
    [{ GREFFE_UNSAFE_DATABASE: 'test' }, 'GREFFE_UNSAFE_DATABASE is for tests: leave it out in production.'],
  ])('refuses %o', (change, sentence) => {
    expect(mistakes({ ...production, ...change })).toEqual([sentence]);
  });
});
