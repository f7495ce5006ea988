import type { RecordListItem, RegistryView } from '@greffe/client';
import { Pagination, SearchField, Select } from '@greffe/ui';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { useRecordList } from '../../../api/queries.ts';
import { useBundles } from '../../../api/useBundles.ts';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { inLanguage } from '../../language/languages.ts';
import {
  type ListState,
  listQuery,
  readListState,
  sortedBy,
  tableSort,
  writeListState,
} from '../listState.ts';
import { RecordTable } from '../RecordTable/RecordTable.tsx';
import { useSearchWords } from '../SearchWords.tsx';
import { StatusFilter } from '../StatusFilter/StatusFilter.tsx';
import styles from './RecordList.module.css';

interface RecordListProps {
  readonly registries: readonly RegistryView[];
  readonly canCreate: boolean;
}

/** Search, filters, table and pages; the filters stand in the address, the words searched for do not. */
export function RecordList({ registries, canCreate }: RecordListProps) {
  const { t, language } = useLanguage();
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useSearchWords();
  const state = readListState(params);
  const list = useRecordList(listQuery(state, search));
  const { byHash: bundles } = useBundles(registries.map(({ definition }) => definition));

  const show = (next: Partial<ListState>) =>
    setParams(writeListState({ ...state, page: 1, ...next }), { replace: true });
  const textsOf = useCallback(
    (record: RecordListItem) => {
      const registry = registries.find(({ id }) => id === record.registry);
      const bundle = registry && bundles.get(registry.definition);
      return bundle && definitionTexts(bundle, language);
    },
    [registries, bundles, language],
  );
  const typeTitle = useCallback(
    (record: RecordListItem) => textsOf(record)?.recordType(record.recordType) ?? '',
    [textsOf],
  );
  const roleTitle = useCallback(
    (record: RecordListItem, role: string) => textsOf(record)?.role(role) ?? '',
    [textsOf],
  );
  const pageCount = list.data ? Math.max(1, Math.ceil(list.data.total / list.data.size)) : 1;

  return (
    <div className={styles.list}>
      <div className={styles.tools}>
        <SearchField
          id="record-search"
          label={t('records.search.label')}
          placeholder={t('records.search.placeholder')}
          clearLabel={t('records.search.clear')}
          value={search}
          onCommit={(words) => {
            setSearch(words);
            show({});
          }}
        />
        {registries.length > 1 && (
          <Select
            id="record-registry"
            label={t('records.registry.label')}
            isLabelHidden
            placeholder={t('records.registry.all')}
            value={state.registry}
            options={registries.map(({ id, texts }) => ({
              value: id,
              label: inLanguage(texts.title, language),
            }))}
            onChange={(registry) => show({ registry })}
          />
        )}
        <StatusFilter
          isMine={state.isMine}
          onMine={(isMine) => show({ isMine })}
          counts={list.data?.counts.byStatus ?? {}}
          value={state.status}
          onChange={(status) => show({ status })}
        />
      </div>
      <RecordTable
        list={list.data}
        state={list.isError ? 'error' : list.isFetching && !list.data ? 'loading' : 'ready'}
        sort={tableSort(state)}
        typeTitle={typeTitle}
        roleTitle={roleTitle}
        now={list.data?.now ?? ''}
        isFiltered={
          search !== '' || state.status !== undefined || state.isMine || state.registry !== undefined
        }
        canCreate={canCreate}
        onSort={(sort) => setParams(writeListState(sortedBy(state, sort)), { replace: true })}
        onClearFilters={() => {
          setSearch('');
          setParams(new URLSearchParams(), { replace: true });
        }}
        onRetry={() => void list.refetch()}
      />
      {list.data && list.data.total > 0 && (
        <Pagination
          page={state.page}
          pageCount={pageCount}
          onPage={(page) => show({ page })}
          summary={<span role="status">{t('records.count', { count: list.data.total })}</span>}
          labels={{
            navigation: t('records.pages'),
            previous: t('records.previousPage'),
            next: t('records.nextPage'),
            page: (page) => t('records.page', { page, pages: pageCount }),
          }}
        />
      )}
    </div>
  );
}
