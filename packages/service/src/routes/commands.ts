import { createRoute, z } from '@hono/zod-openapi';
import { type RecordView, recordCommand, recordView, uuid } from '../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../http/application.ts';
import { entityTag, revisionOf } from '../http/revision.ts';
import { keepingDeadlines } from '../records/elapse.ts';
import { once } from '../records/idempotency.ts';
import { runCommand } from '../records/runCommand.ts';

const command = createRoute({
  method: 'post',
  path: '/records/{id}/commands',
  summary: 'Validate (send), undo, reopen, unlock or annotate a step, or add an entry to one',
  request: {
    params: z.object({ id: uuid }),
    headers: z.object({ 'if-match': z.string().optional(), 'idempotency-key': z.string().optional() }),
    body: { required: true, content: { 'application/json': { schema: recordCommand } } },
  },
  responses: {
    200: { description: 'Done', content: { 'application/json': { schema: recordView } } },
    ...problems(400, 401, 404, 409, 412, 413, 415, 422, 428),
  },
});

export const commandRoutes = ({ runAs, queue }: RouteTools) =>
  createRoutes().openapi(command, async (c) => {
    const { id } = c.req.valid('param');
    const given = c.req.valid('json');
    const key = c.req.header('idempotency-key');
    const revision = revisionOf(c.req.header('if-match'));
    const request = `POST ${c.req.path} ${revision} ${c.get('bodyText')}`;
    const answer = await keepingDeadlines(runAs, queue, id, () =>
      runAs(c.get('actor'), (work) =>
        once<RecordView>(work, { key, request, status: 200, shows: () => id }, async () => {
          const body = await runCommand(work, queue, id, revision, given);
          return { body, headers: { ETag: entityTag(body.revision) } };
        }),
      ),
    );
    return c.json(answer.body, 200, { 'Cache-Control': 'no-store', ...answer.headers });
  });
