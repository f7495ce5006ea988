/** A body on its way, with what tells how far it is. */
export interface Upload {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Blob;
  /** Milliseconds. */
  readonly timeout: number;
  /** From 0 to 1. */
  readonly progress?: ((part: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type SendUpload = (address: URL, upload: Upload) => Promise<Response>;

/**
 * Posts a body. By XMLHttpRequest, for `fetch` tells nothing of how much has gone. Rejects where no answer came.
 */
export const upload: SendUpload = (address, { headers, body, timeout, progress, signal }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    request.open('POST', address);
    request.responseType = 'blob';
    request.timeout = timeout;
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => progress?.(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const type = request.getResponseHeader('content-type');
      resolve(
        new Response(request.response as Blob, {
          status: request.status,
          ...(type !== null && { headers: { 'content-type': type } }),
        }),
      );
    };
    request.onerror = () => reject(new TypeError('The connection was lost.'));
    request.ontimeout = () => reject(new DOMException('It took too long.', 'TimeoutError'));
    request.onabort = () => reject(new DOMException('It was given up.', 'AbortError'));
    request.onloadend = () => signal?.removeEventListener('abort', stop);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    request.send(body);
  });
