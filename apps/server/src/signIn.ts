import type { Database } from '@greffe/database';
import {
  createLinkSession,
  createSession,
  endIssuersSessions,
  type IssuersPerson,
  type Logger,
  personOf,
  type RateLimiter,
  revokeSession,
  type SessionLimits,
  useSignIn,
} from '@greffe/service';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Configuration } from './config/configuration.ts';
import { authRoutes, type Sessions } from './http/authRoutes.ts';
import { clientAddress } from './http/clientAddress.ts';
import { cspReports } from './http/cspReports.ts';
import { hubRoutes } from './http/hubRoutes.ts';
import type { Hub } from './hub/hubs.ts';
import type { RelyingParty } from './identity/relyingParty.ts';
import { createSealer, type Sealer } from './identity/sealed.ts';

interface SignInParts {
  readonly configuration: Configuration;
  readonly database: Database;
  readonly limiter: RateLimiter;
  readonly relyingParty: RelyingParty;
  readonly hubs: readonly Hub[];
  readonly secret: string;
  readonly logger: Logger;
}

/** The routes that are asked before anybody is known: to sign in and out, and for browsers' reports. */
export function signInRoutes(parts: SignInParts) {
  const { configuration, database, limiter, relyingParty, hubs, secret, logger } = parts;
  const { publicUrl, proxies, issuer, sessionLimits } = configuration;
  const addressOf = (c: Context) => clientAddress((c.env as HttpBindings).incoming, proxies);
  const wait = async (kind: 'signIn' | 'report', address: string | undefined) =>
    address === undefined ? 0 : limiter.take(kind, address);
  // The built-in provider knows people by the ids that they have here.
  const personFor = async (person: IssuersPerson) => (issuer ? personOf(database, person) : person.subject);
  return {
    auth: authRoutes({
      sessions: storedSessions(database, createSealer(secret, 'sign-out'), sessionLimits, personFor),
      relyingParty,
      publicUrl,
      sealer: createSealer(secret, 'sign-in'),
      logger,
      wait: (address) => wait('signIn', address),
      addressOf,
    }),
    hub: hubRoutes({
      hubs,
      publicUrl,
      logger,
      start: (link, { registries, ask }, { language, replaces, ...place }) =>
        createLinkSession(database, link, {
          registries,
          isAsked: ask !== undefined,
          language,
          place,
          replaces,
        }),
      wait: (address) => wait('signIn', address),
      addressOf,
    }),
    reports: cspReports({ logger, wait: (c) => wait('report', addressOf(c)) }),
  };
}

/** Sessions in the database; what the issuer wants to see again rests there sealed. */
function storedSessions(
  database: Database,
  sealer: Sealer,
  limits: SessionLimits,
  personFor: (person: IssuersPerson) => Promise<string | undefined>,
): Sessions {
  return {
    use: (state) => useSignIn(database, state),
    async start(issuersPerson, { userAgent, address, replaces, idToken, issuers }) {
      const person = await personFor(issuersPerson);
      if (person === undefined) return undefined;
      const signOutHint = sealer.seal(idToken);
      return createSession(database, person, {
        place: { userAgent, address },
        replaces,
        signOutHint,
        issuers: { issuer: issuersPerson.issuer, ...issuers },
        limits,
      });
    },
    async end(token, isEverywhere) {
      const hint = await revokeSession(database, token, { isEverywhere, limits });
      const idToken = sealer.open(hint ?? '');
      return typeof idToken === 'string' ? idToken : undefined;
    },
    endByIssuer: (ended) => endIssuersSessions(database, ended),
  };
}
