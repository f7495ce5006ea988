import { createRoute, z } from '@hono/zod-openapi';
import {
  digits,
  draftChanges,
  draftCreation,
  draftRevision,
  draftView,
  editorList,
  nothing,
  uuid,
} from '../../api/index.ts';
import { createRoutes, problems, type RouteTools } from '../../http/application.ts';
import { entityTag, revisionOf } from '../../http/revision.ts';
import { createDraft, deleteDraft, readDraft, saveDraftFiles, seenDraft } from '../drafts.ts';
import { noStore, onceIfKeyed } from './tools.ts';

const params = z.object({ id: uuid });
const aDraft = { description: 'The draft', content: { 'application/json': { schema: draftView } } };

const create = createRoute({
  method: 'post',
  path: '/studio/drafts',
  summary: 'Start a draft: from the version in force, from another one by its hash, or from given files',
  request: {
    headers: z.object({ 'idempotency-key': z.string().optional() }),
    body: { required: true, content: { 'application/json': { schema: draftCreation } } },
  },
  responses: { 201: aDraft, ...problems(401, 404, 409, 413, 415, 422) },
});

const read = createRoute({
  method: 'get',
  path: '/studio/drafts/{id}',
  summary: 'A draft with its files; with `since`, those that changed after that revision',
  request: { params, query: z.object({ since: digits.optional() }) },
  responses: { 200: aDraft, ...problems(400, 401, 404) },
});

const save = createRoute({
  method: 'put',
  path: '/studio/drafts/{id}',
  summary: 'Write the files that changed, null for one that is gone',
  request: {
    params,
    headers: z.object({ 'if-match': z.string().optional() }),
    body: { required: true, content: { 'application/json': { schema: draftChanges } } },
  },
  responses: {
    200: { description: 'Saved', content: { 'application/json': { schema: draftRevision } } },
    ...problems(401, 404, 412, 413, 415, 422, 428),
  },
});

const remove = createRoute({
  method: 'delete',
  path: '/studio/drafts/{id}',
  summary: 'Throw a draft away',
  request: { params },
  responses: { 204: { description: 'Gone' }, ...problems(401, 404) },
});

const seen = createRoute({
  method: 'post',
  path: '/studio/drafts/{id}/seen',
  summary: 'Say that the draft is open here; answers who else has it open',
  request: { params, body: { required: true, content: { 'application/json': { schema: nothing } } } },
  responses: {
    200: { description: 'Who has it open', content: { 'application/json': { schema: editorList } } },
    ...problems(401, 404, 415, 422),
  },
});

export const studioDraftRoutes = ({ runAs }: RouteTools) =>
  createRoutes()
    .openapi(create, async (c) => {
      const creation = c.req.valid('json');
      const request = `POST ${c.req.path} ${c.get('bodyText')}`;
      const key = c.req.header('idempotency-key');
      const draft = await runAs(c.get('actor'), async (work) => {
        // Its id alone is kept for a repetition: the files may be many megabytes.
        const { body } = await onceIfKeyed(work, { key, request, status: 201 }, async () => {
          return { body: { id: await createDraft(work, creation) }, headers: {} };
        });
        return readDraft(work, body.id);
      });
      const headers = { ETag: entityTag(draft.revision), Location: `/api/studio/drafts/${draft.id}` };
      return c.json(draft, 201, { ...noStore, ...headers });
    })
    .openapi(read, async (c) => {
      const { id } = c.req.valid('param');
      const { since } = c.req.valid('query');
      const draft = await runAs(c.get('actor'), (work) => readDraft(work, id, since));
      return c.json(draft, 200, { ...noStore, ETag: entityTag(draft.revision) });
    })
    .openapi(save, async (c) => {
      const { id } = c.req.valid('param');
      const { changes } = c.req.valid('json');
      const header = c.req.header('if-match');
      const saved = await runAs(c.get('actor'), (work) =>
        saveDraftFiles(work, id, () => revisionOf(header), changes),
      );
      return c.json(saved, 200, { ...noStore, ETag: entityTag(saved.revision) });
    })
    .openapi(remove, async (c) => {
      const { id } = c.req.valid('param');
      await runAs(c.get('actor'), (work) => deleteDraft(work, id));
      return c.body(null, 204, noStore);
    })
    .openapi(seen, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await runAs(c.get('actor'), (work) => seenDraft(work, id)), 200, noStore);
    });
