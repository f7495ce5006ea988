import { useParams } from 'react-router';
import { useAudit, useDefinition, useRecord } from '../../../api/queries.ts';
import { RecordFailed } from '../../record/RecordPage/RecordFailed.tsx';
import { RecordSkeleton } from '../../record/RecordPage/RecordSkeleton.tsx';
import { HistoryScreen } from './HistoryScreen.tsx';

/** All that was done with a record, value by value, and who looked at it. */
export function HistoryPage() {
  const { recordId = '' } = useParams();
  const record = useRecord(recordId);
  const definition = useDefinition(record.data?.definition);
  const audit = useAudit(recordId);
  const failed = [record, definition, audit].find(({ error, data }) => error !== null && data === undefined);
  if (failed?.error) return <RecordFailed error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!record.data || !definition.data || !audit.data) return <RecordSkeleton />;
  return (
    <HistoryScreen
      record={record.data}
      bundle={definition.data}
      pages={audit.data.pages}
      hasMore={audit.hasNextPage}
      isFetching={audit.isFetchingNextPage}
      hasFailed={audit.isFetchNextPageError}
      onMore={() => void audit.fetchNextPage()}
    />
  );
}
