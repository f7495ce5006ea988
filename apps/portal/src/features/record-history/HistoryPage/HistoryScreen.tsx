import type { AuditPage, RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { Banner, Button, PageHeader, Stack, Tabs } from '@greffe/ui';
import { useState } from 'react';
import { usePage } from '../../../app/usePage.ts';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { recordAddress } from '../../record/steps/addresses.ts';
import { type AuditView, toldEntries } from '../auditWords.ts';
import { EntryList } from './EntryList.tsx';

interface HistoryScreenProps {
  readonly record: RecordView;
  readonly bundle: Bundle;
  readonly pages: readonly AuditPage[];
  readonly hasMore: boolean;
  readonly isFetching: boolean;
  readonly hasFailed: boolean;
  readonly onMore: () => void;
}

/** The history of a record: everything, what changed, or who looked, where the reader is told that. */
export function HistoryScreen(props: HistoryScreenProps) {
  const { record, bundle, pages, hasMore, isFetching, hasFailed, onMore } = props;
  const { t, language } = useLanguage();
  const [view, setView] = useState<AuditView>('all');
  const texts = definitionTexts(bundle, language);
  const title = texts.recordType(record.recordType);
  usePage(`${t('history.title')} · ${title}`);
  const entries = pages.flatMap(({ items }) => items);
  const showsAccess = pages[0]?.showsAccess === true;
  const ground = { record, bundle, texts, t };
  const views: readonly AuditView[] = showsAccess ? ['all', 'changes', 'access'] : ['all'];
  const content = (
    <Stack gap={4}>
      <EntryList bundle={bundle} entries={toldEntries(entries, view, ground)} />
      {hasFailed && <Banner tone="error">{t('app.unreachable.text')}</Banner>}
      {hasMore && (
        <div>
          <Button onPress={onMore} isPending={isFetching} pendingLabel={t('app.loading')}>
            {t('audit.more')}
          </Button>
        </div>
      )}
    </Stack>
  );
  return (
    <Stack gap={6}>
      <PageHeader
        crumbs={[
          { label: t('app.backToRecords'), href: '/' },
          { label: title, href: recordAddress(record.id) },
        ]}
        crumbsLabel={t('app.crumbs')}
        title={t('history.title')}
        meta={<p>{t(showsAccess ? 'audit.introAccess' : 'audit.intro')}</p>}
      />
      {views.length === 1 ? (
        content
      ) : (
        <Tabs
          label={t('audit.views')}
          items={views.map((id) => ({ id, label: t(`audit.view.${id}`), content }))}
          selected={view}
          onSelect={(id) => setView(views.find((known) => known === id) ?? 'all')}
        />
      )}
    </Stack>
  );
}
