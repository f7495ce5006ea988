import { PageLoading } from '@greffe/app';
import { statusOf } from '@greffe/client/app';
import { useParams } from 'react-router';
import { useDraftView } from '../../api/queries.ts';
import { NotFoundPage, UnreachablePage } from '../../app/messagePages.tsx';
import { EditorFrame } from './EditorFrame.tsx';

/** A draft at its address: loaded once, then the page's own until it is left. */
export function EditorPage() {
  const { draftId = '' } = useParams();
  const draft = useDraftView(draftId);
  if (draft.data) return <EditorFrame key={draft.data.id} view={draft.data} />;
  if (statusOf(draft.error) === 404) return <NotFoundPage />;
  if (draft.error) return <UnreachablePage onRetry={() => void draft.refetch()} />;
  return <PageLoading />;
}
