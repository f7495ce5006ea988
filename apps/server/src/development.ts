import { randomBytes } from 'node:crypto';
import type { Database } from '@greffe/database';
import { loadDevelopment } from '@greffe/definition/load';
import { seedDevelopment } from '@greffe/service';
import {
  createDevelopmentReceiver,
  type DevelopmentPerson,
  type DevelopmentReceiver,
  developmentPeople,
  developmentSwitches,
} from '@greffe/service/development';
import type { Configuration } from './config/configuration.ts';
import { StartFault } from './faults/StartFault.ts';
import { ownNamesOnly } from './http/hostCheck.ts';
import { providerRoutes } from './http/providerRoutes.ts';
import type { PageSecurity } from './http/securityHeaders.ts';
import { headersFor } from './http/securityHeaders.ts';
import type { SiteParts } from './http/site.ts';
import { developmentIssuer } from './identity/issuers.ts';
import { createProvider } from './identity/provider/provider.ts';
import type { RelyingParty } from './identity/relyingParty.ts';

export interface DevelopmentParts {
  people: readonly DevelopmentPerson[];
  relyingParty: RelyingParty;
  receiver: DevelopmentReceiver;
  mount: NonNullable<SiteParts['development']>;
}

/** What development adds: invented people, the provider at which one chooses among them, switches under /dev. */
export async function developmentParts(
  { formsFolder, port, publicUrl, host }: Configuration,
  database: Database,
  security: PageSecurity,
): Promise<DevelopmentParts> {
  const identities = await loadDevelopment(formsFolder).catch((cause: unknown) => {
    throw new StartFault(
      `The development people cannot be read: ${cause instanceof Error ? cause.message : cause}`,
    );
  });
  await seedDevelopment(database, identities);
  const people = developmentPeople(identities);
  const clientSecret = randomBytes(32).toString('base64url');
  const provider = await providerRoutes(
    createProvider(publicUrl, clientSecret, people),
    people,
    headersFor(security),
  );
  const receiver = createDevelopmentReceiver();
  return {
    people,
    receiver,
    relyingParty: developmentIssuer(publicUrl, `http://127.0.0.1:${port}`, clientSecret),
    mount(app) {
      // A host that was chosen on purpose is reached by names that only its owner knows.
      if (host === 'localhost') app.use(ownNamesOnly(publicUrl));
      app.route('/oidc', provider);
      app.route('/dev', developmentSwitches(receiver));
    },
  };
}
