import * as client from 'openid-client';

/** An issuer as it describes itself, and how Greffe says to it who it is. */
export interface KnownIssuer {
  readonly server: client.ServerMetadata;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the secret goes: into the body of a request, or its `Authorization` header. */
  readonly authentication: 'post' | 'basic';
  /** Without TLS: on this machine alone. */
  readonly isInsecure: boolean;
  /** The one algorithm that its ID tokens are signed with; default: what the issuer says of itself. */
  readonly signedWith?: string;
}

/**
 * A configuration that remembers no keys. Each sign-in makes one, so that a key that was changed at the issuer is known
 * at once, and one that was withdrawn opens nothing more. The signature of the ID token is checked, which OpenID Connect
 * leaves to TLS where a token comes straight from the issuer.
 */
export function configurationOf(issuer: KnownIssuer): client.Configuration {
  const { server, clientId, clientSecret, isInsecure, signedWith } = issuer;
  const configuration = new client.Configuration(
    server,
    clientId,
    { client_secret: clientSecret, ...(signedWith && { id_token_signed_response_alg: signedWith }) },
    authenticationOf(issuer),
  );
  if (isInsecure) client.allowInsecureRequests(configuration);
  client.enableNonRepudiationChecks(configuration);
  return configuration;
}

const authenticationOf = ({ authentication, clientSecret }: KnownIssuer): client.ClientAuth =>
  authentication === 'basic' ? client.ClientSecretBasic(clientSecret) : client.ClientSecretPost(clientSecret);

/** Asks an issuer to describe itself. */
export async function discover(
  url: string,
  issuer: Pick<KnownIssuer, 'clientId' | 'clientSecret' | 'authentication'>,
): Promise<KnownIssuer> {
  const isInsecure = url.startsWith('http:');
  const found = await client.discovery(
    new URL(url),
    issuer.clientId,
    issuer.clientSecret,
    undefined,
    isInsecure ? { execute: [client.allowInsecureRequests] } : undefined,
  );
  return { ...issuer, server: found.serverMetadata(), isInsecure };
}
