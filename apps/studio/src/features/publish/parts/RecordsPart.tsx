import { inLanguage } from '@greffe/client/app';
import type { RecordsImpact } from '@greffe/client/studio';
import { DataTable, Section, Stack, TallyBar } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from '../Publish.module.css';
import { useTitles } from '../titles.ts';
import { FindingList } from './FindingList.tsx';

type Row = RecordsImpact['records'][number];
const statuses = ['open', 'draft', 'sending', 'correctionsNeeded'] as const;
const sum = (rows: readonly Row[], key: 'count' | 'staysValid' | 'loses' | 'cannot') =>
  rows.reduce((total, row) => total + row[key], 0);

/** Records under way: publishing leaves them where they are, and what would become of them if they were moved. */
export function RecordsPart({ impact }: { readonly impact: RecordsImpact }) {
  const { t } = useLanguage();
  const { records, recordsUnderWay, recordsLookedAt, findings } = impact;
  return (
    <Section id="publish-records" title={t('publish.records')}>
      <Stack gap={4}>
        <p>{t('publish.records.stay', { count: recordsUnderWay })}</p>
        {recordsUnderWay > 0 && recordsLookedAt === 0 && <p>{t('publish.records.notTried')}</p>}
        <FindingList findings={findings} />
        {recordsLookedAt > 0 && (
          <>
            <p>
              {recordsLookedAt < recordsUnderWay
                ? t('publish.records.someTried', { tried: recordsLookedAt, all: recordsUnderWay })
                : t('publish.records.allTried', { count: recordsLookedAt })}
            </p>
            <TallyBar
              label={t('publish.records.picture')}
              parts={[
                {
                  id: 'staysValid',
                  label: t('publish.records.staysValid'),
                  count: sum(records, 'staysValid'),
                  tone: 'success',
                },
                {
                  id: 'loses',
                  label: t('publish.records.loses'),
                  count: sum(records, 'loses'),
                  tone: 'warning',
                },
                {
                  id: 'cannot',
                  label: t('publish.records.cannot'),
                  count: sum(records, 'cannot'),
                  tone: 'error',
                },
              ]}
            />
            <RecordsTable records={records} />
            <Reasons impact={impact} outcome="cannot" />
            <Reasons impact={impact} outcome="loses" />
          </>
        )}
      </Stack>
    </Section>
  );
}

function RecordsTable({ records }: { readonly records: readonly Row[] }) {
  const { t } = useLanguage();
  const titles = useTitles();
  const place = ({ recordType, step }: Row) =>
    step === ''
      ? titles.recordType(recordType)
      : t('publish.records.place', { recordType: titles.recordType(recordType), step: titles.step(step) });
  const status = (row: Row) => {
    const known = statuses.find((each) => each === row.status);
    return known === undefined ? row.status : t(`publish.value.${known}`);
  };
  const number = (key: 'count' | 'staysValid' | 'loses' | 'cannot', header: string) => ({
    id: key,
    header,
    align: 'end' as const,
    cell: (row: Row) => row[key],
  });
  return (
    <DataTable
      caption={t('publish.records.table')}
      loadingLabel={t('app.loading')}
      empty={null}
      rows={records}
      rowId={({ recordType, step, status }) => `${recordType} ${step} ${status}`}
      columns={[
        { id: 'place', header: t('publish.records.where'), cell: place, isRowHeader: true },
        { id: 'status', header: t('publish.records.status'), cell: status },
        number('count', t('publish.records.count')),
        number('staysValid', t('publish.records.staysValid')),
        number('loses', t('publish.records.loses')),
        number('cannot', t('publish.records.cannot')),
      ]}
    />
  );
}

interface ReasonsProps {
  readonly impact: RecordsImpact;
  readonly outcome: 'cannot' | 'loses';
}

/** Why, and of how many records that is true. */
function Reasons({ impact, outcome }: ReasonsProps) {
  const { t, language } = useLanguage();
  const reasons = impact.reasons.filter((reason) => reason.outcome === outcome);
  if (reasons.length === 0) return null;
  return (
    <Stack gap={2}>
      <h3 className={styles.subtitle}>{t(`publish.records.why.${outcome}`)}</h3>
      <ul className={styles.changes}>
        {reasons.map(({ words, count }) => (
          <li key={inLanguage(words, language)}>
            {t('publish.records.reason', { sentence: inLanguage(words, language), count })}
          </li>
        ))}
      </ul>
    </Stack>
  );
}
