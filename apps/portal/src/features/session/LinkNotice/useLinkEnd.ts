import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '../../../api/queries.ts';
import { statusOf } from '../../../app/problems.ts';

/** Milliseconds between questions whether a link still holds; the page may lie open, with a patient's data on it. */
const interval = 30_000;

/** Where whoever came by a link goes when it has ended: nothing can be signed in to, and nothing stays on the screen. */
export const linkEndAddress = '/hub';

/** Leaves the portal as soon as the session of a hub's link has ended, though nobody touches the page. */
export function useLinkEnd(isLinked: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!isLinked) return undefined;
    const timer = setInterval(() => void queries.refetchQueries({ queryKey: keys.session }), interval);
    const forget = queries.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'error') return;
      if (statusOf(event.action.error) === 401) window.location.assign(linkEndAddress);
    });
    return () => {
      clearInterval(timer);
      forget();
    };
  }, [isLinked, queries]);
}
