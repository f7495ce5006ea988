import { createRoute, z } from '@hono/zod-openapi';
import { approvalAnswer, approvalView, draftPublication, uuid } from '../../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../../http/application.ts';
import { revisionOf } from '../../http/revision.ts';
import { once, storedAnswer } from '../../records/idempotency.ts';
import { answerApproval, askForApproval, readApproval } from '../approval.ts';
import { loadDraft } from '../drafts.ts';
import { checkCandidate, loadCandidate } from '../publish.ts';
import { checkerOf, noStore, onceIfKeyed } from './tools.ts';

const params = z.object({ id: uuid });
const anApproval = {
  description: 'How far the approval is',
  content: { 'application/json': { schema: approvalView } },
};

const read = createRoute({
  method: 'get',
  path: '/studio/drafts/{id}/approval',
  summary: 'Whether publishing a draft takes the approval of a second person, and how far that is',
  request: { params },
  responses: { 200: anApproval, ...problems(401, 404) },
});

const ask = createRoute({
  method: 'post',
  path: '/studio/drafts/{id}/approval',
  summary: 'Ask another administrator to approve a draft, as it is, under a number; it is checked first',
  request: {
    params,
    headers: z.object({ 'if-match': z.string().optional(), 'idempotency-key': z.string().optional() }),
    body: { required: true, content: { 'application/json': { schema: draftPublication } } },
  },
  responses: { 201: anApproval, ...problems(400, 401, 404, 409, 412, 415, 422, 428) },
});

const answer = createRoute({
  method: 'post',
  path: '/studio/drafts/{id}/approval/answer',
  summary: 'Approve a draft, or refuse it with the reason; never one’s own request',
  request: {
    params,
    headers: z.object({ 'idempotency-key': z.string().optional() }),
    body: { required: true, content: { 'application/json': { schema: approvalAnswer } } },
  },
  responses: { 200: anApproval, ...problems(400, 401, 404, 409, 415, 422) },
});

export const studioApprovalRoutes = (tools: RouteTools) => {
  const { runAs } = tools;
  return createRoutes()
    .openapi(read, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await runAs(c.get('actor'), (work) => readApproval(work, id)), 200, noStore);
    })
    .openapi(ask, async (c) => {
      const { id } = c.req.valid('param');
      const actor = c.get('actor');
      const header = c.req.header('if-match');
      const request = {
        key: c.req.header('idempotency-key'),
        request: `POST ${c.req.path} ${header ?? ''} ${c.get('bodyText')}`,
        status: 201,
      };
      // As with publishing: checked outside of any transaction, and asked for in one that looks again.
      const asked = await runAs(actor, async (work) => {
        await loadDraft(work, id, 'read');
        const order = { draft: id, revision: revisionOf(header), ...c.req.valid('json') };
        if (await storedAnswer(work, request)) return undefined;
        return { order, candidate: await loadCandidate(work, order, 'askForApproval') };
      });
      if (asked !== undefined) {
        const { order, candidate } = asked;
        const language = c.get('language');
        await checkCandidate(checkerOf(tools), candidate, { language, compiles: false });
        await runAs(actor, (work) =>
          once(work, request, async () => {
            await askForApproval(work, order);
            return { body: {}, headers: {} };
          }),
        );
      }
      return c.json(await runAs(actor, (work) => readApproval(work, id)), 201, noStore);
    })
    .openapi(answer, async (c) => {
      const { id } = c.req.valid('param');
      const given = c.req.valid('json');
      const request = {
        key: c.req.header('idempotency-key'),
        request: `POST ${c.req.path} ${c.get('bodyText')}`,
        status: 200,
      };
      const approval = await runAs(c.get('actor'), async (work) => {
        await onceIfKeyed(work, request, async () => {
          await answerApproval(work, id, given);
          return { body: {}, headers: {} };
        });
        return readApproval(work, id);
      });
      return c.json(approval, 200, noStore);
    });
};
