import type { Bucket } from '../files/s3Store.ts';
import type { EnvironmentReader } from './reader.ts';

export interface FileSettings {
  /** Absent: files lie in the database. */
  readonly bucket?: Bucket;
  /** Absent: nobody looks for viruses. */
  readonly scanner?: { readonly host: string; readonly port: number };
}

/** Where files lie, and which scanner looks at them. */
export function readFileSettings(read: EnvironmentReader): FileSettings {
  const bucket = readBucket(read);
  const scanner = read.url('GREFFE_SCANNER', ['clamd:']);
  const { hostname, port } = scanner === undefined ? {} : new URL(scanner.replace(/^clamd:/, 'http:'));
  return {
    ...(bucket && { bucket }),
    ...(hostname && {
      scanner: { host: hostname.replace(/^\[|\]$/g, ''), port: port ? Number(port) : 3310 },
    }),
  };
}

function readBucket(read: EnvironmentReader): Bucket | undefined {
  const url = read.url('GREFFE_BUCKET', ['http:', 'https:']);
  const accessKey = read.text('GREFFE_BUCKET_ACCESS_KEY');
  const secretKey = read.text('GREFFE_BUCKET_SECRET_KEY');
  const region = read.text('GREFFE_BUCKET_REGION') ?? 'auto';
  if (url === undefined && accessKey === undefined && secretKey === undefined) return undefined;
  if (url === undefined || accessKey === undefined || secretKey === undefined) {
    read.mistake(
      'GREFFE_BUCKET, GREFFE_BUCKET_ACCESS_KEY and GREFFE_BUCKET_SECRET_KEY belong together: set all three, or none to keep files in the database.',
    );
    return undefined;
  }
  if (new URL(url).pathname === '/') {
    read.mistake('GREFFE_BUCKET names the bucket too, as in https://objects.example/greffe.');
    return undefined;
  }
  return { url, region, accessKey, secretKey };
}
