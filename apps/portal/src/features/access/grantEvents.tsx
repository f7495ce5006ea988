import type { GrantHistory } from '@greffe/client';
import type { TimelineEvent } from '@greffe/ui';
import { formatDateTime } from '../language/format.ts';
import type { Translate } from '../language/LanguageProvider.tsx';
import { lastDay } from './words.ts';

type Event = GrantHistory['events'][number];

const icons = { granted: 'plus', ended: 'lock', confirmed: 'check' } as const;

/** Who gave, confirmed and ended an access, when and why, as a timeline tells it; with what it is, where there are several. */
export function grantEvents<One extends Event>(
  events: readonly One[],
  t: Translate,
  whatOf?: (event: One) => string,
): TimelineEvent[] {
  return events.map((event, index) => {
    const { at, what, by, reason, until } = event;
    const day = what !== 'ended' && until !== undefined ? lastDay(until) : undefined;
    return {
      id: String(index),
      title: t(`access.event.${what}`),
      time: formatDateTime(at),
      dateTime: at,
      by,
      icon: icons[what],
      detail: (
        <>
          {whatOf && <p>{whatOf(event)}</p>}
          {what === 'ended' && reason !== '' && <p>{reason}</p>}
          {day !== undefined && <p>{t('access.event.until', { day })}</p>}
        </>
      ),
    };
  });
}
