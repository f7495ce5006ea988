import type { GrantView } from '@greffe/client';
import { type DataColumn, Link, Menu, StatusBadge } from '@greffe/ui';
import { formatDate } from '../../language/format.ts';
import type { Translate } from '../../language/LanguageProvider.tsx';
import type { Language } from '../../language/languages.ts';
import { personAddress, placeWords, registryTitle, roleTitle, spanWords } from '../words.ts';
import styles from './AccessPage.module.css';

interface Actions {
  readonly onEnd: (grant: GrantView) => void;
  readonly onConfirm: (grant: GrantView) => void;
  /** Tells what became of it; absent where the page tells it anyway. */
  readonly onHistory?: (grant: GrantView) => void;
  /** Gives the same person something else; absent for who may give nothing. */
  readonly onGive?: (grant: GrantView) => void;
}

const tones = { current: 'success', future: 'info', ended: 'neutral', lapsed: 'warning' } as const;

/** Who, as what, where, from when to when, and what can be done about it. */
export function accessColumns(t: Translate, language: Language, actions: Actions): DataColumn<GrantView>[] {
  return [
    {
      id: 'person',
      header: t('access.column.person'),
      isRowHeader: true,
      cell: ({ person, isOwn }) => (
        <>
          <Link href={personAddress(person.id)}>{person.name}</Link>{' '}
          {isOwn && <span className={styles.note}>({t('access.you')})</span>}
        </>
      ),
    },
    {
      id: 'role',
      header: t('access.column.role'),
      cell: ({ registry, titles, standsInFor }) => (
        <div>
          <p>{roleTitle(titles.role, language, t)}</p>
          <p className={styles.note}>{registryTitle(registry, titles.registry, language, t)}</p>
          {standsInFor !== undefined && (
            <p className={styles.note}>{t('access.standsInFor', { name: standsInFor })}</p>
          )}
        </div>
      ),
    },
    {
      id: 'organisation',
      header: t('access.organisation'),
      cell: ({ organisation }) => organisation.name,
    },
    {
      id: 'span',
      header: t('access.column.span'),
      cell: (grant) => (
        <div>
          <p>{spanWords(grant, t)}</p>
          {grant.grantedBy !== undefined && (
            <p className={styles.note}>{t('access.grantedBy', { name: grant.grantedBy })}</p>
          )}
          {grant.ended && (
            <p className={styles.note}>
              {t('access.endedBy', { name: grant.ended.by, reason: grant.ended.reason })}
            </p>
          )}
        </div>
      ),
    },
    {
      id: 'state',
      header: t('access.column.state'),
      cell: (grant) => <State grant={grant} t={t} />,
    },
    {
      id: 'actions',
      header: t('access.column.actions'),
      align: 'end',
      cell: (grant) => <Actions grant={grant} t={t} actions={actions} name={grant.person.name} />,
    },
  ];
}

/** The same of one person: the role names the line, and the day of the next review is always told. */
export function ownColumns(t: Translate, language: Language, actions: Actions): DataColumn<GrantView>[] {
  return accessColumns(t, language, actions)
    .filter(({ id }) => id !== 'person')
    .map((column) => {
      if (column.id === 'role') return { ...column, isRowHeader: true };
      if (column.id === 'state') return { ...column, cell: (grant) => <State grant={grant} t={t} isWhole /> };
      if (column.id !== 'actions') return column;
      const name = (grant: GrantView) => placeWords(grant, language, t);
      return {
        ...column,
        cell: (grant) => <Actions grant={grant} t={t} actions={actions} name={name(grant)} />,
      };
    });
}

function State({
  grant: { state, isDue, reviewBy },
  t,
  isWhole = false,
}: {
  readonly grant: GrantView;
  readonly t: Translate;
  readonly isWhole?: boolean;
}) {
  const review = reviewBy !== undefined && t('access.reviewBy', { day: formatDate(reviewBy) });
  const isHeld = state === 'current' || state === 'future';
  return (
    <span className={styles.states}>
      <StatusBadge tone={tones[state]}>{t(`access.state.${state}`)}</StatusBadge>
      {review && isDue && <StatusBadge tone="warning">{review}</StatusBadge>}
      {review && !isDue && isWhole && isHeld && <span className={styles.note}>{review}</span>}
    </span>
  );
}

function Actions({
  grant,
  t,
  actions,
  name,
}: {
  readonly grant: GrantView;
  readonly t: Translate;
  readonly actions: Actions;
  readonly name: string;
}) {
  const items = itemsOf(grant, t, actions);
  if (items.length === 0) return null;
  return (
    <Menu label={t('access.actionsFor', { name })} items={items}>
      {t('access.actions')}
    </Menu>
  );
}

function itemsOf(grant: GrantView, t: Translate, { onEnd, onConfirm, onHistory, onGive }: Actions) {
  return [
    ...(grant.canConfirm
      ? [
          {
            id: 'confirm',
            label: t('access.confirm'),
            icon: 'check',
            onAction: () => onConfirm(grant),
          } as const,
        ]
      : []),
    ...(onHistory
      ? [
          {
            id: 'history',
            label: t('access.history'),
            icon: 'clock',
            onAction: () => onHistory(grant),
          } as const,
        ]
      : []),
    ...(onGive && !grant.isOwn
      ? [
          {
            id: 'give',
            label: t('access.giveAnother'),
            icon: 'plus',
            onAction: () => onGive(grant),
          } as const,
        ]
      : []),
    ...(grant.canEnd
      ? [
          {
            id: 'end',
            label: t('access.end'),
            icon: 'lock',
            isDanger: true,
            onAction: () => onEnd(grant),
          } as const,
        ]
      : []),
  ];
}
