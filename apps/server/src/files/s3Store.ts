import type { FileStore } from '@greffe/service';
import { S3mini } from 's3mini';

/** A bucket of objects, by the S3 protocol. */
export interface Bucket {
  /** Address of the server with the bucket's name: `https://objects.example/greffe`. */
  readonly url: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Milliseconds that an object may take. */
const patience = 60_000;

/** Keeps sealed contents as objects, each under the id of its file. */
export function s3Store({ url, region, accessKey, secretKey }: Bucket): FileStore {
  const bucket = new S3mini({
    endpoint: url,
    region,
    accessKeyId: accessKey,
    secretAccessKey: secretKey,
    requestAbortTimeout: patience,
  });
  return {
    async put(name, sealed) {
      const { ok, status } = await bucket.putObject(name, sealed, 'application/octet-stream');
      if (!ok) throw new Error(`The store of objects answered ${status}.`);
    },
    async get(name) {
      const content = await bucket.getObjectArrayBuffer(name);
      if (content === null) throw new Error('The store of objects does not have what was put there.');
      return new Uint8Array(content);
    },
    async remove(name) {
      await bucket.deleteObject(name);
    },
  };
}
