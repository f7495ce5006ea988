import { randomBytes } from 'node:crypto';
import type { Database } from '@greffe/database';
import { type Development, loadDevelopment } from '@greffe/definition/load';
import { linkPeople, type Ports, seedDevelopment, type Trial } from '@greffe/service';
import {
  createDevelopmentReceiver,
  createNewsBoard,
  createOutbox,
  createSwitch,
  createTrial,
  type DevelopmentPerson,
  type DevelopmentReceiver,
  developmentPeople,
  developmentRecords,
  developmentSwitches,
  hubAddress,
  invitedPeople,
  newsRoutes,
  outboxAddress,
  outboxRoutes,
  type Switch,
} from '@greffe/service/development';
import type { Configuration } from './config/configuration.ts';
import { readFolders } from './definitions/publishForms.ts';
import { StartFault } from './faults/StartFault.ts';
import { ownNamesOnly } from './http/hostCheck.ts';
import { providerRoutes } from './http/providerRoutes.ts';
import { headersFor, type PageSecurity } from './http/securityHeaders.ts';
import type { SiteParts } from './http/site.ts';
import { developmentHub } from './hub/developmentHub.ts';
import type { Hub } from './hub/hubs.ts';
import { developmentIssuer } from './identity/issuers.ts';
import type { RelyingParty } from './identity/relyingParty.ts';
import { startLiveDefinitions } from './live/liveDefinitions.ts';
import type { ServerLog } from './log.ts';

export interface DevelopmentParts {
  people: readonly DevelopmentPerson[];
  /** Absent where the configuration names an issuer. */
  relyingParty?: RelyingParty;
  receiver: DevelopmentReceiver;
  /** Whether messages leave. */
  postbox: Switch<'up' | 'down'>;
  /** A page that plays one. */
  hub: Hub;
  /** A registry that is begun in the studio can be tried by these people. */
  trial: Trial;
  mount: NonNullable<SiteParts['development']>;
  /** Ends the watching of definitions, and the streams that open pages hold. */
  stop(): Promise<void>;
}

/** Where an open page learns which definitions are published; the page is told the address by a `meta` of this name. */
export const newsMeta = 'greffe-definition-news';
export const newsAddress = '/dev/definitions/events';

/**
 * What development adds: definitions that are published as they are saved, invented people, the provider at which
 * one chooses among them, and switches under /dev.
 */
export async function developmentParts(
  configuration: Configuration,
  ports: Omit<Ports, 'queue'>,
  security: PageSecurity,
  log: ServerLog,
): Promise<DevelopmentParts> {
  const { formsFolder, publicUrl, host, issuer } = configuration;
  const { database } = ports;
  await readFolders(formsFolder);
  let identities = await seeded(configuration, database).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : cause;
    throw new StartFault(`The development people cannot be read: ${reason}`);
  });
  const people = developmentPeople(identities);
  // The same list, so that the provider and its page know the new ones.
  const refresh = async () => {
    const invited = issuer ? [] : await invitedPeople(database);
    people.splice(0, people.length, ...developmentPeople(identities), ...invited);
  };
  await refresh();
  const board = createNewsBoard();
  const stopLive = await startLiveDefinitions({
    database,
    formsFolder,
    board,
    log,
    onPublished: async () => {
      identities = await seeded(configuration, database);
      await refresh();
    },
  });
  const identity = issuer ? undefined : await builtInProvider(configuration, people, security, refresh);
  const receiver = createDevelopmentReceiver();
  const postbox = createSwitch();
  const played = await developmentHub(publicUrl, () => identities.people);
  return {
    people,
    receiver,
    postbox,
    hub: played.hub,
    trial: createTrial(database, () => identities),
    ...(identity && { relyingParty: identity.relyingParty }),
    mount(app) {
      // A host that was chosen on purpose is reached by names that only its owner knows.
      if (host === 'localhost') app.use(ownNamesOnly(publicUrl));
      if (identity) app.route('/oidc', identity.routes);
      app.route(hubAddress, played.routes);
      app.route('/dev/records', developmentRecords(ports));
      app.route('/dev', newsRoutes(board));
      app.route('/dev', developmentSwitches({ receiver, messages: postbox }));
      app.route(outboxAddress, outboxRoutes(createOutbox(ports, publicUrl)));
    },
    async stop() {
      board.close();
      await stopLive();
    },
  };
}

async function seeded({ formsFolder, issuer }: Configuration, database: Database): Promise<Development> {
  const identities = await loadDevelopment(formsFolder);
  await seedDevelopment(database, identities);
  const ids = identities.people.map(({ id }) => id);
  // An issuer that development is tried with knows the invented people by the ids that they have here.
  if (issuer) await linkPeople(database, issuer.url, ids);
  return identities;
}

async function builtInProvider(
  { publicUrl, port }: Configuration,
  people: readonly DevelopmentPerson[],
  security: PageSecurity,
  refresh: () => Promise<void>,
) {
  // A sixth of all that a server loads: only where it is used, so that one that was killed is back sooner.
  const { createProvider } = await import('./identity/provider/provider.ts');
  const clientSecret = randomBytes(32).toString('base64url');
  const provider = createProvider(publicUrl, clientSecret, people);
  return {
    routes: providerRoutes(provider, people, headersFor(security), refresh),
    relyingParty: developmentIssuer(publicUrl, `http://127.0.0.1:${port}`, clientSecret),
  };
}
