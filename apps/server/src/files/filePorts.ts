import type { FilePorts } from '@greffe/service';
import type { FileSettings } from '../config/files.ts';
import { clamdScanner } from './clamd.ts';
import { s3Store } from './s3Store.ts';

/** Where files lie and what looks at them, as configured. */
export const filePorts = ({ bucket, scanner }: FileSettings): FilePorts => ({
  ...(bucket && { store: s3Store(bucket) }),
  ...(scanner && { scanner: clamdScanner(scanner) }),
});
