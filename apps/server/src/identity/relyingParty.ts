import type { IssuersPerson } from '@greffe/service';
import * as client from 'openid-client';
import { subjectOf } from './claims.ts';
import { configurationOf, type KnownIssuer } from './knownIssuer.ts';
import { createLogoutReader, type EndedAtIssuer } from './logoutToken.ts';
import type { PendingSignIn } from './pending.ts';
import { SignInRefused } from './SignInRefused.ts';

export interface SignedIn extends IssuersPerson {
  readonly idToken: string;
  /** How the issuer will name the person and its own session when it says that they have ended. */
  readonly issuers: { readonly subject: string; readonly session?: string };
}

/** OpenID Connect as the client of one issuer: authorisation code with PKCE, state and nonce. */
export interface RelyingParty {
  begin(returnTo: string, languages: string | undefined): Promise<{ location: URL; pending: PendingSignIn }>;
  /** Throws when the answer does not belong to `pending`, is not the issuer's, or the issuer refuses. */
  finish(callback: URL, pending: PendingSignIn): Promise<SignedIn>;
  /** Where the issuer ends its own session, or undefined when it has no such page. */
  logoutLocation(idToken: string | undefined): Promise<URL | undefined>;
  /** What a logout token of the issuer says. Throws when it is not to be believed. */
  ended(logoutToken: string): Promise<EndedAtIssuer>;
}

export interface RelyingPartySettings {
  /** Asked until it is known, and again every hour: an issuer that is down at start does not keep the server down. */
  issuer(): Promise<KnownIssuer>;
  publicUrl: string;
  personClaim: string;
  scope?: string;
  /** How sure the issuer must be of somebody, in its own words: one of these, where there are any. */
  levels?: readonly string[];
  /** Ask who is there even when the issuer knows. */
  prompt?: 'login';
  /** Milliseconds since 1970; for tests. */
  clock?: () => number;
}

const oneHour = 3_600_000;

export function createRelyingParty(settings: RelyingPartySettings): RelyingParty {
  const {
    publicUrl,
    scope = 'openid profile',
    levels = [],
    prompt,
    personClaim,
    clock = Date.now,
  } = settings;
  let last: { readonly issuer: KnownIssuer; readonly since: number } | undefined;

  const readLogout = createLogoutReader(clock);

  /** As the issuer describes itself; one that moves is followed within the hour. */
  async function present(): Promise<KnownIssuer> {
    if (last === undefined || clock() - last.since >= oneHour) {
      const known = last?.issuer;
      const issuer = await settings.issuer().catch((error: unknown) => {
        if (known !== undefined) return known;
        throw error;
      });
      last = { issuer, since: clock() };
    }
    return last.issuer;
  }
  const configuration = async () => configurationOf(await present());

  return {
    async begin(returnTo, languages) {
      const verifier = client.randomPKCECodeVerifier();
      const state = client.randomState();
      const pending = { state, nonce: client.randomNonce(), verifier, returnTo, begunAt: clock() };
      const location = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: `${publicUrl}/auth/callback`,
        scope,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce: pending.nonce,
        ...(languages && { ui_locales: languages }),
        ...(levels.length > 0 && { acr_values: levels.join(' ') }),
        ...(prompt && { prompt }),
      });
      return { location, pending };
    },
    async finish(callback, pending) {
      const issuer = await configuration();
      const tokens = await client.authorizationCodeGrant(issuer, callback, {
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        pkceCodeVerifier: pending.verifier,
        idTokenExpected: true,
      });
      const subject = await subjectOf(issuer, tokens, { personClaim, levels, clock });
      if (!tokens.id_token) throw new SignInRefused('noIdToken');
      const claims = tokens.claims();
      const issuers = {
        subject: claims?.sub ?? '',
        ...(typeof claims?.sid === 'string' && { session: claims.sid }),
      };
      return { issuer: issuer.serverMetadata().issuer, subject, idToken: tokens.id_token, issuers };
    },
    async logoutLocation(idToken) {
      const issuer = await configuration();
      if (!issuer.serverMetadata().end_session_endpoint) return undefined;
      return client.buildEndSessionUrl(issuer, {
        post_logout_redirect_uri: `${publicUrl}/`,
        ...(idToken && { id_token_hint: idToken }),
      });
    },
    async ended(logoutToken) {
      return readLogout(logoutToken, await present());
    },
  };
}
