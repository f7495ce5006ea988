import type { DraftView, Editor as Person } from '@greffe/client/studio';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from '../../api/ApiProvider.tsx';
import { keys } from '../../api/queries.ts';
import type { Editor } from './createEditor.ts';

/** How often it is said that the draft is open here, in milliseconds. */
const heartbeat = 20_000;

/**
 * Who has the draft open; says at the same time that it is open here, and takes over what the others have saved. A
 * missed beat changes nothing.
 */
export function useEditors(view: DraftView, editor: Editor): readonly Person[] {
  const api = useApi();
  const { data } = useQuery({
    queryKey: [...keys.draft(view.id), 'seen'],
    queryFn: () => api.seen(view.id),
    refetchInterval: heartbeat,
    retry: false,
    gcTime: 0,
  });
  useEffect(() => {
    if (data && data.revision > editor.state().revision) void editor.refresh();
  }, [data, editor]);
  return data?.editors ?? view.editors;
}
