import type { RouteTools } from '../../http/application.ts';
import type { IdempotentRequest, StoredAnswer } from '../../records/idempotency.ts';
import { once } from '../../records/idempotency.ts';
import type { Work } from '../../records/work.ts';
import { inProcess } from '../check/inProcess.ts';
import type { DefinitionChecker } from '../check/types.ts';

export const noStore = { 'Cache-Control': 'no-store' };

export const checkerOf = ({ ports }: RouteTools): DefinitionChecker => ports.checker ?? inProcess;

/** Once for a key where one is given; without it, for writes whose repetition does no harm. */
export const onceIfKeyed = <Body>(
  work: Work,
  request: IdempotentRequest,
  run: () => Promise<StoredAnswer<Body>>,
): Promise<StoredAnswer<Body>> => (request.key === undefined ? run() : once(work, request, run));
