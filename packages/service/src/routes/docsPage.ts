import { html, raw } from 'hono/html';

interface Operation {
  readonly summary?: string;
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>;
}

interface Document {
  readonly info: { readonly title: string; readonly description?: string };
  readonly paths?: object;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The API on one page, without scripts: it stands under the strictest content policy. */
export function docsPage(document: Document) {
  const paths = (document.paths ?? {}) as Record<string, Partial<Record<string, Operation>>>;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [section(method, path, operation)];
    }),
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${document.info.title} API</title>
      </head>
      <body>
        <main>
          <h1>${document.info.title} API</h1>
          <p>${document.info.description ?? ''}</p>
          <p><a href="/api/openapi.json">openapi.json</a></p>
          ${operations}
        </main>
      </body>
    </html>`;
}

function section(method: string, path: string, { summary, responses }: Operation) {
  const rows = Object.entries(responses ?? {}).map(
    ([status, { description }]) => html`<tr><th scope="row">${status}</th><td>${description ?? ''}</td></tr>`,
  );
  return html`<section>
    <h2><code>${raw(method.toUpperCase())} ${path}</code></h2>
    <p>${summary ?? ''}</p>
    <table>
      <caption>Answers</caption>
      <tbody>${rows}</tbody>
    </table>
  </section>`;
}
