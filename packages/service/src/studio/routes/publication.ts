import { createRoute, z } from '@hono/zod-openapi';
import {
  draftImpact,
  draftPublication,
  type PublishedVersion,
  publishedVersion,
  uuid,
} from '../../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../../http/application.ts';
import { entityTag, revisionOf } from '../../http/revision.ts';
import { once, storedAnswer } from '../../records/idempotency.ts';
import { loadDraft } from '../drafts.ts';
import { impactOf, loadImpactGround } from '../impact.ts';
import { checkCandidate, loadCandidate, publishCandidate } from '../publish.ts';
import { checkerOf, noStore } from './tools.ts';

const params = z.object({ id: uuid });

const impact = createRoute({
  method: 'get',
  path: '/studio/drafts/{id}/impact',
  summary: 'What publishing a draft would mean: differences, findings, proofs, cases, records under way',
  request: { params },
  responses: {
    200: { description: 'What it would mean', content: { 'application/json': { schema: draftImpact } } },
    ...problems(401, 404),
  },
});

const publish = createRoute({
  method: 'post',
  path: '/studio/drafts/{id}/publish',
  summary: 'Publish a draft as a version that new records start with at once',
  request: {
    params,
    headers: z.object({ 'if-match': z.string().optional(), 'idempotency-key': z.string().optional() }),
    body: { required: true, content: { 'application/json': { schema: draftPublication } } },
  },
  responses: {
    200: { description: 'Published', content: { 'application/json': { schema: publishedVersion } } },
    ...problems(400, 401, 404, 409, 412, 415, 422, 428),
  },
});

export const studioPublicationRoutes = (tools: RouteTools) => {
  const { runAs, ports } = tools;
  return createRoutes()
    .openapi(impact, async (c) => {
      const { id } = c.req.valid('param');
      const ground = await runAs(c.get('actor'), (work) => loadImpactGround(work, id, c.get('language')));
      return c.json(await impactOf({ runAs, ports, checker: checkerOf(tools) }, ground), 200, noStore);
    })
    .openapi(publish, async (c) => {
      const { id } = c.req.valid('param');
      const actor = c.get('actor');
      const header = c.req.header('if-match');
      const request = {
        key: c.req.header('idempotency-key'),
        request: `POST ${c.req.path} ${header ?? ''} ${c.get('bodyText')}`,
        status: 200,
      };
      // Read in one transaction, checked in none, published in another that looks whether all is as it was.
      const found = await runAs(actor, async (work) => {
        await loadDraft(work, id, 'read');
        const order = { draft: id, revision: revisionOf(header), ...c.req.valid('json') };
        const answered = await storedAnswer<PublishedVersion>(work, request);
        return answered ? { answered } : { order, candidate: await loadCandidate(work, order) };
      });
      const answer =
        found.answered ??
        (await (async () => {
          const { order, candidate } = found;
          const report = await checkCandidate(checkerOf(tools), candidate, c.get('language'));
          return runAs(actor, (work) =>
            once<PublishedVersion>(work, request, async () => {
              const body = await publishCandidate(work, order, candidate, report);
              return { body, headers: { ETag: entityTag(body.revision) } };
            }),
          );
        })());
      return c.json(answer.body, 200, { ...noStore, ...answer.headers });
    });
};
