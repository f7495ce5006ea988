import type { GrantView } from '@greffe/client';
import { type DataColumn, Menu, StatusBadge } from '@greffe/ui';
import { formatDate } from '../../language/format.ts';
import type { Translate } from '../../language/LanguageProvider.tsx';
import type { Language } from '../../language/languages.ts';
import { registryTitle, roleTitle, spanWords } from '../words.ts';
import styles from './AccessPage.module.css';

interface Actions {
  readonly onEnd: (grant: GrantView) => void;
  readonly onConfirm: (grant: GrantView) => void;
  readonly onHistory: (grant: GrantView) => void;
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
          {person.name} {isOwn && <span className={styles.note}>({t('access.you')})</span>}
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
      cell: (grant) => (
        <span className={styles.states}>
          <StatusBadge tone={tones[grant.state]}>{t(`access.state.${grant.state}`)}</StatusBadge>
          {grant.isDue && grant.reviewBy !== undefined && (
            <StatusBadge tone="warning">
              {t('access.reviewBy', { day: formatDate(grant.reviewBy) })}
            </StatusBadge>
          )}
        </span>
      ),
    },
    {
      id: 'actions',
      header: t('access.column.actions'),
      align: 'end',
      cell: (grant) => (
        <Menu label={t('access.actionsFor', { name: grant.person.name })} items={itemsOf(grant, t, actions)}>
          {t('access.actions')}
        </Menu>
      ),
    },
  ];
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
    { id: 'history', label: t('access.history'), icon: 'clock', onAction: () => onHistory(grant) } as const,
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
