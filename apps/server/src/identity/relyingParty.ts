import * as client from 'openid-client';

/** What travels in a sealed cookie from the start of a sign-in to its callback. */
export interface PendingSignIn {
  state: string;
  nonce: string;
  verifier: string;
  returnTo: string;
}

export interface SignedIn {
  /** The person's id in Greffe. */
  person: string;
  idToken: string;
}

/** OpenID Connect as the client of one issuer: authorisation code with PKCE, state and nonce. */
export interface RelyingParty {
  begin(returnTo: string, languages: string | undefined): Promise<{ location: URL; pending: PendingSignIn }>;
  /** Throws when the answer does not belong to `pending` or the issuer refuses. */
  finish(callback: URL, pending: PendingSignIn): Promise<SignedIn>;
  /** Where the issuer ends its own session, or undefined when it has no such page. */
  logoutLocation(idToken: string | undefined): Promise<URL | undefined>;
}

export interface RelyingPartySettings {
  /** Called until it succeeds once: an issuer that is down at start does not keep the server down. */
  configure(): Promise<client.Configuration>;
  publicUrl: string;
  personClaim: string;
  /** Ask who is there even when the issuer knows. */
  prompt?: 'login';
}

export function createRelyingParty(settings: RelyingPartySettings): RelyingParty {
  let configured: client.Configuration | undefined;
  const configuration = async () => {
    configured ??= await settings.configure();
    return configured;
  };
  return {
    async begin(returnTo, languages) {
      const verifier = client.randomPKCECodeVerifier();
      const pending = { state: client.randomState(), nonce: client.randomNonce(), verifier, returnTo };
      const location = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: `${settings.publicUrl}/auth/callback`,
        scope: 'openid profile',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: pending.state,
        nonce: pending.nonce,
        ...(languages && { ui_locales: languages }),
        ...(settings.prompt && { prompt: settings.prompt }),
      });
      return { location, pending };
    },
    async finish(callback, pending) {
      const tokens = await client.authorizationCodeGrant(await configuration(), callback, {
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        pkceCodeVerifier: pending.verifier,
        idTokenExpected: true,
      });
      const person = tokens.claims()?.[settings.personClaim];
      if (typeof person !== 'string' || person === '' || !tokens.id_token) {
        throw new Error(`the issuer's answer has no claim "${settings.personClaim}"`);
      }
      return { person, idToken: tokens.id_token };
    },
    async logoutLocation(idToken) {
      const issuer = await configuration();
      if (!issuer.serverMetadata().end_session_endpoint) return undefined;
      return client.buildEndSessionUrl(issuer, {
        post_logout_redirect_uri: `${settings.publicUrl}/`,
        ...(idToken && { id_token_hint: idToken }),
      });
    },
  };
}
