import { createRoute, z } from '@hono/zod-openapi';
import {
  draftFindings,
  draftImpact,
  draftPublication,
  type PublishedVersion,
  publishedVersion,
  recordsImpact,
  uuid,
} from '../../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../../http/application.ts';
import { entityTag, revisionOf } from '../../http/revision.ts';
import { once, storedAnswer } from '../../records/idempotency.ts';
import { countsOf, keepFindings, knownFindings } from '../draftChecks.ts';
import { loadDraft } from '../drafts.ts';
import { impactOf, loadImpactGround } from '../impact.ts';
import { checkCandidate, loadCandidate, publishCandidate } from '../publish.ts';
import { recordsImpactOf } from '../recordsImpact.ts';
import { checkerOf, noStore } from './tools.ts';

const params = z.object({ id: uuid });

const impact = createRoute({
  method: 'get',
  path: '/studio/drafts/{id}/impact',
  summary: 'What publishing a draft would mean by itself: differences, findings, proofs, cases',
  request: { params },
  responses: {
    200: { description: 'What it would mean', content: { 'application/json': { schema: draftImpact } } },
    ...problems(401, 404),
  },
});

const findings = createRoute({
  method: 'get',
  path: '/studio/drafts/{id}/findings',
  summary: 'How many faults a draft has; it is checked where that is not known',
  request: { params },
  responses: {
    200: { description: 'How many', content: { 'application/json': { schema: draftFindings } } },
    ...problems(401, 404),
  },
});

const impactOnRecords = createRoute({
  method: 'get',
  path: '/studio/drafts/{id}/impact/records',
  summary:
    'What would become of the records under way if they were moved to a draft: counts, nothing is written',
  request: { params },
  responses: {
    200: {
      description: 'What would become of them',
      content: { 'application/json': { schema: recordsImpact } },
    },
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
      const actor = c.get('actor');
      const ground = await runAs(actor, (work) => loadImpactGround(work, id, c.get('language')));
      const report = await checkerOf(tools).check(ground.order);
      await runAs(actor, (work) => keepFindings(work, id, countsOf(report, ground.revision)));
      return c.json(impactOf(ground, report), 200, noStore);
    })
    .openapi(findings, async (c) => {
      const { id } = c.req.valid('param');
      const actor = c.get('actor');
      const known = await runAs(actor, (work) => knownFindings(work, id));
      if (known !== undefined) return c.json(known, 200, noStore);
      const ground = await runAs(actor, (work) => loadImpactGround(work, id, c.get('language')));
      const found = countsOf(await checkerOf(tools).check(ground.order), ground.revision);
      await runAs(actor, (work) => keepFindings(work, id, found));
      return c.json(found, 200, noStore);
    })
    .openapi(impactOnRecords, async (c) => {
      const { id } = c.req.valid('param');
      const ground = await runAs(c.get('actor'), (work) => loadImpactGround(work, id, c.get('language')));
      const answer = await recordsImpactOf({ runAs, ports, checker: checkerOf(tools) }, ground);
      return c.json(answer, 200, noStore);
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
        return answered ? { answered } : { order, candidate: await loadCandidate(work, order, 'publish') };
      });
      const answer =
        found.answered ??
        (await (async () => {
          const { order, candidate } = found;
          const language = c.get('language');
          const report = await checkCandidate(checkerOf(tools), candidate, { language, compiles: true });
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
