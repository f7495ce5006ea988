import type { RecordList, RecordListItem } from '@greffe/client';
import { Button, ButtonLink, type DataSort, DataTable, EmptyState } from '@greffe/ui';
import { useMemo } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { recordColumns } from './columns.tsx';

interface RecordTableProps {
  readonly list: RecordList | undefined;
  readonly state: 'ready' | 'loading' | 'error';
  readonly sort: DataSort;
  readonly typeTitle: (record: RecordListItem) => string;
  readonly roleTitle: (record: RecordListItem, role: string) => string;
  /** The server's clock when the list was made: what was due before is late. */
  readonly now: string;
  /** Whether a search or a filter is on: an empty list then means that nothing fits. */
  readonly isFiltered: boolean;
  readonly canCreate: boolean;
  readonly onSort: (sort: DataSort) => void;
  readonly onClearFilters: () => void;
  readonly onRetry: () => void;
}

/** The table of records; each row leads to its record (CG-3). */
export function RecordTable(props: RecordTableProps) {
  const { t } = useLanguage();
  const { typeTitle, roleTitle, now } = props;
  const columns = useMemo(() => recordColumns(t, typeTitle, roleTitle, now), [t, typeTitle, roleTitle, now]);
  return (
    <DataTable
      caption={t('records.table')}
      columns={columns}
      rows={props.list?.items ?? []}
      rowId={({ id }) => id}
      rowHref={({ id }) => `/records/${id}`}
      sort={props.sort}
      onSort={props.onSort}
      state={props.state}
      loadingLabel={t('app.loading')}
      empty={props.isFiltered ? <NothingFound onClear={props.onClearFilters} /> : <NoRecords {...props} />}
      error={
        <EmptyState
          icon="cloud"
          title={t('records.failed.title')}
          action={
            <Button variant="primary" onPress={props.onRetry}>
              {t('app.retry')}
            </Button>
          }
        >
          {t('app.unreachable.text')}
        </EmptyState>
      }
    />
  );
}

function NothingFound({ onClear }: { readonly onClear: () => void }) {
  const { t } = useLanguage();
  return (
    <EmptyState
      icon="search"
      title={t('records.nothingFound.title')}
      action={<Button onPress={onClear}>{t('records.nothingFound.clear')}</Button>}
    >
      {t('records.nothingFound.text')}
    </EmptyState>
  );
}

function NoRecords({ canCreate }: { readonly canCreate: boolean }) {
  const { t } = useLanguage();
  return (
    <EmptyState
      title={t('records.empty.title')}
      action={
        canCreate && (
          <ButtonLink href="/new" variant="primary" icon="plus">
            {t('records.new')}
          </ButtonLink>
        )
      }
    >
      {t('records.empty.text')}
    </EmptyState>
  );
}
