import { choresOf, createApp, createCheckThreads, createRateLimiter, type JobQueue } from '@greffe/service';
import { clockAddress, clockMeta, type DevelopmentPerson } from '@greffe/service/development';
import { startSealing } from './auditSeals.ts';
import { openClock, startDeadlinesBy } from './clock.ts';
import type { Configuration } from './config/configuration.ts';
import { publishForms } from './definitions/publishForms.ts';
import { developmentParts, newsAddress, newsMeta } from './development.ts';
import { StartFault } from './faults/StartFault.ts';
import { filePorts } from './files/filePorts.ts';
import { layFoundation } from './foundation.ts';
import { openPort } from './http/listener.ts';
import { serveBuilt } from './http/portal.ts';
import { createSite, type SiteParts } from './http/site.ts';
import { askHubs, loadHubs } from './hub/hubs.ts';
import { externalIssuer } from './identity/issuers.ts';
import { startJobs } from './jobs.ts';
import type { ServerLog } from './log.ts';
import { createMessenger } from './messages/messenger.ts';
import { createReceiver } from './receiver.ts';
import type { Shutdown } from './shutdown.ts';
import { signInRoutes } from './signIn.ts';
import { startTelemetry } from './telemetry/telemetry.ts';
import { counted } from './telemetry/tell.ts';

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
  ownLog: ServerLog,
  shutdown: Shutdown,
): Promise<RunningServer> {
  const { mode, port, host, publicUrl, issuer } = configuration;
  const telemetry = await startTelemetry(configuration.telemetry, shutdown);
  const log = telemetry ? counted(ownLog, telemetry) : ownLog;
  // First, because a port in use is the commonest fault and the quickest to tell.
  const listener = await openPort(port, host);
  shutdown.add(() => listener.close());
  const { database, appUrl, secret, recordKeys, died } = await layFoundation(
    configuration,
    log,
    shutdown,
    telemetry?.pool,
  );
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
    files: filePorts(configuration.files),
    ...(clock && { clock: clock.at }),
    ...(origin && { origin }),
  };
  const development =
    mode === 'development' ? await developmentParts(configuration, ports, security, log) : undefined;
  if (development) shutdown.add(development.stop);
  else await publishForms(database, configuration.formsFolder, log.say);
  const relyingParty = issuer ? externalIssuer(issuer, publicUrl) : development?.relyingParty;
  if (!relyingParty) throw new StartFault('No issuer is configured: set OIDC_ISSUER.');
  const receiver =
    (configuration.receiver ? undefined : development?.receiver) ?? createReceiver(configuration.receiver);
  const isDevelopment = development !== undefined;
  const formerSecrets = configuration.formerPseudonymKeys;
  const messenger = createMessenger(configuration, shutdown, development?.postbox);
  const jobs = {
    ...ports,
    appUrl,
    publicUrl,
    secret,
    formerSecrets,
    receiver,
    messenger,
    chores: (queue: JobQueue) => choresOf({ ...ports, queue, post: { messenger, address: publicUrl } }),
    isDevelopment,
    telemetry,
  };
  const { queue, chores } = await startJobs(jobs, log, shutdown);
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
  const mountClock = startDeadlinesBy(clock, { ...ports, queue, chores }, shutdown);
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
    ...(telemetry && { telemetry }),
  };
  listener.serve(createSite(parts, security, log));
  shutdown.add(() => listener.close({ drain: configuration.drainSeconds * 1000, patience }));
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
