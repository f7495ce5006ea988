import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Environment } from '../http/environment.ts';
import { docsPage } from './docsPage.ts';

const info = {
  openapi: '3.1.0',
  info: {
    title: 'Greffe',
    version: '0.1.0',
    description:
      'Registries made of form definitions. Writes carry `Content-Type: application/json`; changes of a record carry its revision in `If-Match`, commands an `Idempotency-Key`. Every error is an RFC 9457 problem document in the language of `Accept-Language`.',
  },
};

/** `/api/openapi.json`, generated from the routes, and `/api/docs`, the same to read. */
export function addDocs(app: OpenAPIHono<Environment>): void {
  app.get('/api/openapi.json', (c) => c.json(app.getOpenAPI31Document(info)));
  app.get('/api/docs', (c) => c.html(docsPage(app.getOpenAPI31Document(info))));
}
