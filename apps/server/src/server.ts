import { createApp, createCheckThreads, createRateLimiter } from '@greffe/service';
import { clockAddress, clockMeta, type DevelopmentPerson } from '@greffe/service/development';
import { startSealing } from './auditSeals.ts';
import { openClock, startDeadlinesBy } from './clock.ts';
import type { Configuration } from './config/configuration.ts';
import { publishForms } from './definitions/publishForms.ts';
import { developmentParts, newsAddress, newsMeta } from './development.ts';
import { StartFault } from './faults/StartFault.ts';
import { layFoundation } from './foundation.ts';
import { startHousekeeping } from './housekeeping.ts';
import { openPort } from './http/listener.ts';
import { serveBuilt } from './http/portal.ts';
import { createSite, type SiteParts } from './http/site.ts';
import { askHubs, loadHubs } from './hub/hubs.ts';
import { externalIssuer } from './identity/issuers.ts';
import type { ServerLog } from './log.ts';
import { noReceiver } from './noReceiver.ts';
import type { Shutdown } from './shutdown.ts';
import { signInRoutes } from './signIn.ts';
import { startSending } from './transmissions.ts';

export interface RunningServer {
  /** Resolves with a sentence when something that the server cannot do without has ended by itself. */
  died: Promise<string>;
}

/** Milliseconds that running requests have to finish once the server is told to stop. */
const patience = 5_000;

/**
 * Starts everything, in the order in which each needs the one before; `shutdown` stops what has been started,
 * also when a later step fails. Throws a StartFault for what the person who starts it can mend.
 */
export async function startServer(
  configuration: Configuration,
  log: ServerLog,
  shutdown: Shutdown,
): Promise<RunningServer> {
  const { mode, port, host, publicUrl, issuer } = configuration;
  // First, because a port in use is the commonest fault and the quickest to tell.
  const listener = await openPort(port, host);
  shutdown.add(() => listener.close(0));
  const { database, appUrl, secret, recordKeys, died } = await layFoundation(configuration, log, shutdown);
  const isHttps = publicUrl.startsWith('https:');
  const security = { isHttps, formTargets: issuer ? [new URL(issuer.url).origin] : [] };
  const clock = await openClock(configuration, database, log, shutdown);
  const origin = isHttps ? new URL(publicUrl).origin : undefined;
  const limiter = createRateLimiter(database, configuration.rateLimits);
  const { sessionLimits, proxies } = configuration;
  const ports = {
    database,
    recordKeys,
    logger: log,
    sessionLimits,
    ...(clock && { clock: clock.at }),
    ...(origin && { origin }),
  };
  const development =
    mode === 'development' ? await developmentParts(configuration, ports, security, log) : undefined;
  if (development) shutdown.add(development.stop);
  else await publishForms(database, configuration.formsFolder, log.say);
  const relyingParty = issuer ? externalIssuer(issuer, publicUrl) : development?.relyingParty;
  if (!relyingParty) throw new StartFault('No issuer is configured: set OIDC_ISSUER.');
  const receiver = development?.receiver ?? noReceiver;
  const isDevelopment = development !== undefined;
  const formerSecrets = configuration.formerPseudonymKeys;
  const sending = { ...ports, appUrl, secret, formerSecrets, receiver, isDevelopment };
  const queue = await startSending(sending, log, shutdown);
  const trial = development && { trial: development.trial };
  const issuerName = { issuer: issuer?.url ?? `${publicUrl}/oidc` };
  const hubs = [
    ...(configuration.hubsFile === undefined ? [] : await loadHubs(configuration.hubsFile, configuration)),
    ...(development ? [development.hub] : []),
  ];
  const service = createApp({
    ...ports,
    askHub: askHubs(hubs),
    ...issuerName,
    queue,
    limiter,
    checker: createCheckThreads(),
    ...trial,
  });
  const mountClock = startDeadlinesBy(clock, { ...ports, queue }, shutdown);
  shutdown.add(startHousekeeping(ports, log));
  shutdown.add(await startSealing(database, secret, log));
  const facts = {
    ...(development && { [newsMeta]: newsAddress }),
    ...(clock && { [clockMeta]: clockAddress }),
  };
  const mount: SiteParts['development'] =
    development &&
    ((app) => {
      development.mount(app);
      mountClock(app);
    });
  const parts = {
    service,
    ...signInRoutes({ configuration, database, limiter, relyingParty, hubs, secret, logger: log }),
    proxies,
    portal: await serveBuilt(configuration.portalFolder, { facts }),
    studio: await serveBuilt(configuration.studioFolder, { base: '/studio', name: 'studio' }),
    ...(mount && { development: mount }),
  };
  listener.serve(createSite(parts, security, log));
  shutdown.add(() => listener.close(patience));
  // Before the listener waits for running requests: the stream of news is one, and ends by no other way.
  if (development) shutdown.add(development.stop);
  if (development && !issuer) sayPeople(development.people, log);
  return { died };
}

function sayPeople(people: readonly DevelopmentPerson[], log: ServerLog): void {
  log.say('Sign in, without a password, as:');
  for (const { givenName, familyName, description } of people) {
    log.say(`  ${givenName} ${familyName}: ${description.en ?? description.fr ?? ''}`);
  }
}
