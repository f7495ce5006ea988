import * as client from 'openid-client';
import type { Issuer } from '../config/configuration.ts';
import { createRelyingParty, type RelyingParty } from './relyingParty.ts';

/** The client id of Greffe at its own development provider. */
export const developmentClientId = 'greffe';

/** An issuer named in the configuration, found by discovery. */
export function externalIssuer(issuer: Issuer, publicUrl: string): RelyingParty {
  const insecure = issuer.url.startsWith('http:') ? { execute: [client.allowInsecureRequests] } : undefined;
  return createRelyingParty({
    publicUrl,
    personClaim: issuer.personClaim,
    configure: () =>
      client.discovery(new URL(issuer.url), issuer.clientId, issuer.clientSecret, undefined, insecure),
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
    configure: async () => {
      const configuration = new client.Configuration(
        {
          issuer: `${publicUrl}/oidc`,
          authorization_endpoint: `${publicUrl}/oidc/auth`,
          end_session_endpoint: `${publicUrl}/oidc/session/end`,
          token_endpoint: `${localUrl}/oidc/token`,
          jwks_uri: `${localUrl}/oidc/jwks`,
        },
        developmentClientId,
        { client_secret: secret, id_token_signed_response_alg: 'ES256' },
      );
      client.allowInsecureRequests(configuration);
      return configuration;
    },
  });
}
