import { OpenAPIHono } from '@hono/zod-openapi';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { DefinitionStore } from './definitions/DefinitionStore.ts';
import { soundAddress } from './http/address.ts';
import { administratorsOnly } from './http/administratorsOnly.ts';
import { createRoutes, type RouteTools } from './http/application.ts';
import { auditRefusals, auditRefusedRights } from './http/auditRefusals.ts';
import { readJsonBody } from './http/body.ts';
import type { Environment } from './http/environment.ts';
import { apiHeaders, keptNowhere } from './http/headers.ts';
import { withLanguage } from './http/language.ts';
import { sameOrigin } from './http/origin.ts';
import { createPace } from './http/pace.ts';
import { createRunAs } from './http/runAs.ts';
import { signedIn } from './http/signedIn.ts';
import { type Ports, silentLogger } from './ports.ts';
import { answerProblem } from './problems/onError.ts';
import { Problem } from './problems/Problem.ts';
import { accessRoutes } from './routes/access.ts';
import { auditRoutes } from './routes/audit.ts';
import { commandRoutes } from './routes/commands.ts';
import { contactRoutes } from './routes/contact.ts';
import { definitionRoutes } from './routes/definitions.ts';
import { addDocs } from './routes/docs.ts';
import { draftRoutes } from './routes/drafts.ts';
import { entryRoutes } from './routes/entries.ts';
import { erasureRoutes } from './routes/erasures.ts';
import { fileRoutes, sandboxed } from './routes/files.ts';
import { healthRoutes } from './routes/health.ts';
import { matchRoutes } from './routes/matches.ts';
import { organisationRoutes } from './routes/organisations.ts';
import { ownDataRoutes } from './routes/ownData.ts';
import { recordRoutes } from './routes/records.ts';
import { registryRoutes } from './routes/registries.ts';
import { sendingRoutes } from './routes/sendings.ts';
import { sessionRoutes } from './routes/session.ts';
import { ownSessionRoutes } from './routes/sessions.ts';
import { studioApprovalRoutes } from './studio/routes/approval.ts';
import { studioDraftRoutes } from './studio/routes/drafts.ts';
import { studioExchangeRoutes } from './studio/routes/exchange.ts';
import { studioNewRegistryRoutes } from './studio/routes/newRegistry.ts';
import { studioPublicationRoutes } from './studio/routes/publication.ts';
import { studioRegistryRoutes } from './studio/routes/registries.ts';
import { studioValidatorRoutes } from './studio/routes/validators.ts';

const apiRoutes = (tools: RouteTools) =>
  createRoutes()
    .route('/', sessionRoutes(tools))
    .route('/', ownSessionRoutes(tools))
    .route('/', contactRoutes(tools))
    .route('/', sendingRoutes(tools))
    .route('/', registryRoutes(tools))
    .route('/', definitionRoutes(tools))
    .route('/', recordRoutes(tools))
    .route('/', draftRoutes(tools))
    .route('/', entryRoutes(tools))
    .route('/', fileRoutes(tools))
    .route('/', commandRoutes(tools))
    .route('/', matchRoutes(tools))
    .route('/', accessRoutes(tools))
    .route('/', organisationRoutes(tools))
    .route('/', auditRoutes(tools))
    .route('/', erasureRoutes(tools))
    .route('/', ownDataRoutes(tools))
    .route('/', studioExchangeRoutes(tools))
    .route('/', studioNewRegistryRoutes(tools))
    .route('/', studioRegistryRoutes(tools))
    .route('/', studioDraftRoutes(tools))
    .route('/', studioPublicationRoutes(tools))
    .route('/', studioApprovalRoutes(tools))
    .route('/', studioValidatorRoutes(tools));

/**
 * The whole application on Web `Request` and `Response`: `/api/…` and `/health/…`. Holds no state but
 * published definitions, so that any number of processes can serve one database.
 */
export function createApp(ports: Ports) {
  const definitions = new DefinitionStore(ports.createSchemaValidator);
  const logger = ports.logger ?? silentLogger;
  const pace = createPace(ports.limiter);
  const tools: RouteTools = {
    runAs: pace.remembering(createRunAs(ports, definitions)),
    definitions,
    queue: ports.queue,
    ports,
  };
  const app = new OpenAPIHono<Environment>();
  app.onError((error, c) => answerProblem(error, c, definitions, logger));
  app.notFound((c) => answerProblem(new Problem('notFound'), c, definitions, logger));
  app.use('/api/records/:id/files/*', sandboxed);
  app.use(apiHeaders);
  app.use(withLanguage);
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, allowed) =>
        answerProblem(
          new Problem('methodNotAllowed', {
            params: { method: c.req.method },
            headers: { Allow: allowed.join(', ') },
          }),
          c,
          definitions,
          logger,
        ),
    }),
  );
  addDocs(app);
  const open = app.route('/', healthRoutes(tools));
  open.use('/api/*', keptNowhere);
  open.use('/api/*', soundAddress);
  open.use('/api/*', sameOrigin(ports.origin));
  open.use('/api/*', pace.ofAddress);
  open.use('/api/*', signedIn(ports));
  open.use('/api/*', pace.ofPerson);
  open.use('/api/records', auditRefusals(tools.runAs, logger));
  open.use('/api/records/*', auditRefusals(tools.runAs, logger));
  for (const place of ['access', 'organisations', 'cooperations', 'erasures', 'sendings', 'studio'])
    open.use(`/api/${place}/*`, auditRefusedRights(tools.runAs, logger));
  open.use('/api/studio/*', administratorsOnly(tools.runAs));
  open.use('/api/*', readJsonBody);
  return open.route('/api', apiRoutes(tools));
}

export type AppType = ReturnType<typeof createApp>;
