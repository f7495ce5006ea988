import type { RecordView, StepView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { StepForm } from '@greffe/form-engine';
import { Banner, Button, Disclosure, Pagination, Skeleton, Stack } from '@greffe/ui';
import { useState } from 'react';
import { useEntries } from '../../../api/queries.ts';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { EntryRow } from './EntryRow.tsx';
import styles from './EntryRows.module.css';
import { entryTitle } from './entryWords.ts';

/** Entries on one page: two weeks of a diary. */
export const pageSize = 14;

interface EntryRowsProps {
  readonly record: RecordView;
  readonly step: StepView;
  readonly bundle: Bundle;
  /** An earlier round, to read alone; without it, the present one. */
  readonly round?: number;
  /** The entry on the screen. */
  readonly open?: string | undefined;
}

/** A repeated step's entries, a page at a time. */
export function EntryRows({ record, step, bundle, round, open }: EntryRowsProps) {
  const { t, language } = useLanguage();
  const [page, setPage] = useState(1);
  const entries = useEntries(record.id, step.id, {
    page,
    size: pageSize,
    ...(round !== undefined && { round }),
  });
  const texts = definitionTexts(bundle, language);
  if (entries.isError) {
    return (
      <Banner
        tone="error"
        title={t('entries.failed')}
        actions={<Button onPress={() => void entries.refetch()}>{t('app.retry')}</Button>}
      >
        {t('app.unreachable.text')}
      </Banner>
    );
  }
  if (!entries.data) return <Skeleton shape="block" />;
  const { items, total } = entries.data;
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  if (total === 0) return <p>{t('entries.none')}</p>;
  return (
    <Stack gap={3}>
      <ul className={styles.rows} aria-label={texts.step(step.id)}>
        {items.map((entry) =>
          round === undefined ? (
            <EntryRow
              key={entry.entry}
              record={record}
              step={step}
              bundle={bundle}
              entry={entry}
              isOpen={entry.entry === open}
            />
          ) : (
            <li key={entry.entry}>
              <Disclosure
                headingLevel={4}
                title={entryTitle(entry, record.facts.today, t)}
                aside={t(`entry.state.${entry.status}`)}
              >
                <StepForm
                  bundle={bundle}
                  step={step.id}
                  data={entry.data}
                  facts={record.facts}
                  language={language}
                  readOnly
                />
              </Disclosure>
            </li>
          ),
        )}
      </ul>
      <Pagination
        page={page}
        pageCount={pageCount}
        onPage={setPage}
        summary={<span role="status">{t('entries.count', { count: total })}</span>}
        labels={{
          navigation: t('entries.pages'),
          previous: t('records.previousPage'),
          next: t('records.nextPage'),
          page: (each) => t('records.page', { page: each, pages: pageCount }),
        }}
      />
    </Stack>
  );
}
