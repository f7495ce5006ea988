import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** Who may ask, and for which region. */
export interface S3Keys {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
}

/**
 * A store of objects in memory, as much of the S3 protocol as files need. It reckons every signature itself (AWS
 * Signature Version 4) and refuses what is not signed as it should be; `outage` answers everything with a status.
 */
export async function openS3Server(keys: S3Keys) {
  const objects = new Map<string, Buffer>();
  const state = { outage: 0 };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const answer = (status: number, content: string | Buffer = '') => response.writeHead(status).end(content);
    if (state.outage !== 0) return answer(state.outage);
    if (!isSigned(request, body, keys))
      return answer(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>');
    const name = request.url?.split('?')[0] ?? '';
    const held = objects.get(name);
    switch (request.method) {
      case 'PUT':
        objects.set(name, body);
        response.setHeader('ETag', `"${createHash('md5').update(body).digest('hex')}"`);
        return answer(200);
      case 'GET':
        return held === undefined ? answer(404, '<Error><Code>NoSuchKey</Code></Error>') : answer(200, held);
      case 'DELETE':
        objects.delete(name);
        return answer(204);
      default:
        return answer(405);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/greffe`,
    objects,
    state,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function isSigned({ method, url = '', headers }: IncomingMessage, body: Buffer, keys: S3Keys): boolean {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (given === null) return false;
  const [, accessKey, day = '', region, signed = '', signature] = given;
  const hash = String(headers['x-amz-content-sha256']);
  if (accessKey !== keys.accessKey || region !== keys.region) return false;
  if (hash !== 'UNSIGNED-PAYLOAD' && hash !== sha256(body)) return false;
  const [path = '', query = ''] = url.split('?');
  const canonical = [
    method,
    path,
    query,
    ...signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    signed,
    hash,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${keys.secretKey}`, day), keys.region));
  return hmac(key, text).toString('hex') === signature;
}
