import type { DraftView, Editor } from '@greffe/client/studio';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/ApiProvider.tsx';
import { keys } from '../../api/queries.ts';

/** How often it is said that the draft is open here, in milliseconds. */
const heartbeat = 20_000;

/** Who has the draft open; says at the same time that it is open here. A missed beat changes nothing. */
export function useEditors(view: DraftView): readonly Editor[] {
  const api = useApi();
  const { data } = useQuery({
    queryKey: [...keys.draft(view.id), 'seen'],
    queryFn: () => api.seen(view.id),
    refetchInterval: heartbeat,
    retry: false,
    gcTime: 0,
  });
  return data?.editors ?? view.editors;
}
