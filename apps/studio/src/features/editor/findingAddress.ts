import type { DraftFiles } from '@greffe/client/studio';
import type { Finding } from '@greffe/definition';
import { isObject, objectsOf, readObject } from './readDefinition.ts';

/** Where a finding can be mended in the studio; nothing where no part of it edits that place yet. */
export function addressOf({ file, pointer }: Finding, draft: string, files: DraftFiles): string | undefined {
  const base = `/studio/drafts/${draft}`;
  const key = pointer.split('/')[1]?.replaceAll('~1', '/').replaceAll('~0', '~');
  if (/^i18n\/[a-z]{2}\.json$/.test(file)) {
    return key === undefined ? `${base}/texts` : `${base}/texts?key=${encodeURIComponent(key)}`;
  }
  const [, type = '', position = ''] = /^\/recordTypes\/([^/]+)\/steps\/(\d+)/.exec(pointer) ?? [];
  if (file !== 'workflow.json' || type === '') return undefined;
  const { recordTypes } = readObject(files, file);
  const recordType = isObject(recordTypes) ? recordTypes[type] : undefined;
  const step = isObject(recordType) ? objectsOf(recordType.steps)[Number(position)] : undefined;
  if (typeof step?.id !== 'string') return undefined;
  return `${base}/steps?type=${encodeURIComponent(type)}&step=${encodeURIComponent(step.id)}`;
}
