import type { Issuer } from '../config/configuration.ts';
import { discover } from './knownIssuer.ts';
import { createRelyingParty, type RelyingParty } from './relyingParty.ts';

/** The client id of Greffe at its own development provider. */
export const developmentClientId = 'greffe';

/** An issuer named in the configuration, found by discovery. */
export function externalIssuer(issuer: Issuer, publicUrl: string, clock?: () => number): RelyingParty {
  const { url, personClaim, scope, levels } = issuer;
  return createRelyingParty({
    publicUrl,
    personClaim,
    scope,
    levels,
    issuer: () => discover(url, issuer),
    ...(clock && { clock }),
  });
}

/**
 * The built-in provider of the same process. The browser goes to its public address; the server itself asks
 * it on `localUrl`, because the public one may be a proxy or a port that this machine cannot reach.
 */
export function developmentIssuer(publicUrl: string, localUrl: string, secret: string): RelyingParty {
  return createRelyingParty({
    publicUrl,
    personClaim: 'sub',
    // "Choose who to be" is asked each time.
    prompt: 'login',
    issuer: async () => ({
      server: {
        issuer: `${publicUrl}/oidc`,
        authorization_endpoint: `${publicUrl}/oidc/auth`,
        end_session_endpoint: `${publicUrl}/oidc/session/end`,
        token_endpoint: `${localUrl}/oidc/token`,
        jwks_uri: `${localUrl}/oidc/jwks`,
      },
      clientId: developmentClientId,
      clientSecret: secret,
      authentication: 'post',
      isInsecure: true,
      signedWith: 'ES256',
    }),
  });
}
