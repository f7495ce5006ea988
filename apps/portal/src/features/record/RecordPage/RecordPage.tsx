import { useParams } from 'react-router';
import { useDefinition, useRecord } from '../../../api/queries.ts';
import { RecordFailed } from './RecordFailed.tsx';
import { RecordScreen } from './RecordScreen.tsx';
import { RecordSkeleton } from './RecordSkeleton.tsx';

/** One record, where it was left (CO-3). */
export function RecordPage() {
  const { recordId = '' } = useParams();
  const record = useRecord(recordId);
  const definition = useDefinition(record.data?.definition);

  // What another visit has left in the cache is older than the drafts saved since: a form never starts from it.
  const isFresh = record.isFetchedAfterMount && record.data !== undefined;
  // A poll that fails leaves what is on the screen; only a first load that fails says so.
  if (isFresh && definition.data) return <RecordScreen record={record.data} bundle={definition.data} />;
  const failure = isFresh ? definition : record;
  if (failure.error) return <RecordFailed error={failure.error} onRetry={() => void failure.refetch()} />;
  return <RecordSkeleton />;
}
