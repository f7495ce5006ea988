import type { StuckSending } from '@greffe/client';
import { Button, DataTable } from '@greffe/ui';
import { formatDateTime } from '../../language/format.ts';
import { type Translate, useLanguage } from '../../language/LanguageProvider.tsx';
import { inLanguage, type Language } from '../../language/languages.ts';
import styles from './SendingsPage.module.css';

interface SendingsTableProps {
  readonly items: readonly StuckSending[];
  readonly isPending: boolean;
  readonly onAgain: (sending: StuckSending) => void;
}

/** What each of them is, whom it is for, why it has not left, and what happens next. */
export function SendingsTable({ items, isPending, onAgain }: SendingsTableProps) {
  const { t, language } = useLanguage();
  return (
    <DataTable
      caption={t('sendings.title')}
      columns={[
        {
          id: 'what',
          header: t('sendings.column.what'),
          isRowHeader: true,
          cell: (row) => (
            <div>
              {nameOf(row, t, language)}
              <p className={styles.note}>{forWhom(row, t, language)}</p>
            </div>
          ),
        },
        {
          id: 'record',
          header: t('sendings.column.record'),
          cell: ({ titles, code, organisation, registry }) => (
            <div>
              {[code, inLanguage(titles.recordType, language)].filter(Boolean).join(' · ')}
              <p className={styles.note}>
                {inLanguage(titles.registry, language) || registry} · {organisation.name}
              </p>
            </div>
          ),
        },
        {
          id: 'why',
          header: t('sendings.column.why'),
          cell: ({ kind, fault, goesOn, since, triedAt, attempts }) => (
            <div>
              {fault === 'unreachable'
                ? t(`sendings.fault.unreachable.${kind}`)
                : t(`sendings.fault.${fault}`)}
              <p className={styles.note}>
                {triedAt === undefined
                  ? t('sendings.since', { since: formatDateTime(since) })
                  : t('sendings.tried', { count: attempts, tried: formatDateTime(triedAt) })}
              </p>
              <p className={styles.note}>{t(goesOn ? 'sendings.goesOn' : 'sendings.rests')}</p>
            </div>
          ),
        },
        {
          id: 'actions',
          header: t('access.column.actions'),
          align: 'end',
          cell: (row) => (
            <Button
              size="small"
              isDisabled={isPending}
              aria-label={t('sendings.againOf', {
                what: nameOf(row, t, language),
                who: forWhom(row, t, language),
              })}
              onPress={() => onAgain(row)}
            >
              {t('sendings.again')}
            </Button>
          ),
        },
      ]}
      rows={items}
      rowHref={({ record, canOpen }) => (canOpen ? `/records/${record}` : undefined)}
      rowId={({ kind, key }) => `${kind}:${key}`}
      loadingLabel={t('app.loading')}
      empty={t('sendings.none')}
    />
  );
}

const nameOf = ({ kind, titles }: StuckSending, t: Translate, language: Language): string =>
  kind === 'transmission'
    ? t('sendings.transmission')
    : inLanguage(titles.message ?? {}, language) || t('sendings.message');

/** To a receiver, to somebody in a role, or to whoever holds it. */
function forWhom({ kind, receiver = '', person, titles }: StuckSending, t: Translate, language: Language) {
  if (kind === 'transmission') return t('sendings.to', { to: receiver });
  const role = inLanguage(titles.role ?? {}, language);
  return t('sendings.to', { to: person === undefined ? role : `${person} (${role})` });
}
