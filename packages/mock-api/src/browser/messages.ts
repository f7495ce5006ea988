/** What page and worker tell each other, and requests and responses as data that can be posted. */

export interface PostedRequest {
  readonly id: number;
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: ArrayBuffer;
}

export interface PostedResponse {
  readonly id: number;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: ArrayBuffer;
}

/** Sent once to each page: the database is open, or why it is not. */
export type Opened = { readonly opened: true } | { readonly opened: false; readonly reason: string };

export async function postedRequest(id: number, request: Request): Promise<PostedRequest> {
  const { url, method, headers } = request;
  return { id, url, method, headers: [...headers], body: await request.arrayBuffer() };
}

export function receivedRequest({ url, method, headers, body }: PostedRequest): Request {
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(url, { method, headers: headers.map(pair), ...(hasBody && { body }) });
}

export async function postedResponse(id: number, response: Response): Promise<PostedResponse> {
  return { id, status: response.status, headers: [...response.headers], body: await response.arrayBuffer() };
}

export function receivedResponse({ status, headers, body }: PostedResponse): Response {
  // These may have no body at all, not even an empty one.
  const isBare = status === 204 || status === 205 || status === 304;
  return new Response(isBare ? null : body, { status, headers: headers.map(pair) });
}

const pair = ([name, value]: readonly [string, string]): [string, string] => [name, value];
