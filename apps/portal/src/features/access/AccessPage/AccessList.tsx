import type { AccessGround, GrantView } from '@greffe/client';
import { Button, DataTable, EmptyState, Pagination, SearchField, Select } from '@greffe/ui';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useGrants } from '../queries.ts';
import { registryTitle } from '../words.ts';
import styles from './AccessPage.module.css';
import { accessColumns } from './columns.tsx';
import { EndDialog } from './EndDialog.tsx';
import { HistoryDialog } from './HistoryDialog.tsx';
import { useConfirm } from './useConfirm.ts';

type State = 'held' | 'due' | 'ended';
const states: readonly State[] = ['held', 'due', 'ended'];

/** Search, filters, table and pages; the filters stand in the address, the name searched for does not. */
export function AccessList({ ground }: { readonly ground: AccessGround }) {
  const { t, language } = useLanguage();
  const [params, setParams] = useSearchParams();
  const [q, setQ] = useState('');
  const [ending, setEnding] = useState<GrantView>();
  const [told, setTold] = useState<GrantView>();
  const confirm = useConfirm();
  const asked = params.get('state');
  const state = states.find((one) => one === asked) ?? 'held';
  const registry = params.get('registry') ?? undefined;
  const organisation = params.get('organisation') ?? undefined;
  const page = Math.max(1, Number(params.get('page') ?? 1) || 1);
  const list = useGrants({
    state,
    q,
    ...(registry !== undefined && { registry }),
    ...(organisation !== undefined && { organisation }),
    ...(page > 1 && { page }),
  });
  const show = (next: Readonly<Record<string, string | undefined>>) => {
    const kept = { state, registry, organisation, page: undefined, ...next };
    setParams(
      Object.entries(kept).flatMap(([name, value]): [string, string][] =>
        value === undefined || value === 'held' ? [] : [[name, value]],
      ),
      { replace: true },
    );
  };
  const { mutate } = confirm;
  const navigate = useNavigate();
  const mayGive = ground.registries.length > 0;
  const columns = useMemo(() => {
    const onGive = ({ person }: GrantView) => void navigate('/access/new', { state: { person } });
    const actions = { onEnd: setEnding, onConfirm: mutate, onHistory: setTold, ...(mayGive && { onGive }) };
    return accessColumns(t, language, actions);
  }, [t, language, mutate, navigate, mayGive]);
  const pageCount = list.data ? Math.max(1, Math.ceil(list.data.total / list.data.size)) : 1;
  return (
    <div className={styles.list}>
      <div className={styles.tools}>
        <SearchField
          id="access-search"
          label={t('access.search')}
          placeholder={t('access.search')}
          clearLabel={t('records.search.clear')}
          value={q}
          onCommit={(words) => {
            setQ(words);
            show({});
          }}
        />
        <Select
          id="access-state"
          label={t('access.filter.state')}
          isLabelHidden
          value={state}
          options={states.map((value) => ({ value, label: t(`access.filter.${value}`) }))}
          onChange={(value) => show({ state: value })}
        />
        {ground.registries.length > 1 && (
          <Select
            id="access-registry"
            label={t('records.registry.label')}
            isLabelHidden
            placeholder={t('records.registry.all')}
            value={registry}
            options={ground.registries.map(({ id, title }) => ({
              value: id,
              label: registryTitle(id, title, language, t),
            }))}
            onChange={(value) => show({ registry: value })}
          />
        )}
        {ground.organisations.length > 1 && (
          <Select
            id="access-organisation"
            label={t('access.organisation')}
            isLabelHidden
            placeholder={t('access.filter.allOrganisations')}
            value={organisation}
            options={ground.organisations.map(({ number, name }) => ({ value: number, label: name }))}
            onChange={(value) => show({ organisation: value })}
          />
        )}
      </div>
      <DataTable
        caption={t('access.table')}
        columns={columns}
        rows={list.data?.items ?? []}
        rowId={({ id }) => String(id)}
        state={list.isError ? 'error' : list.isFetching && !list.data ? 'loading' : 'ready'}
        loadingLabel={t('app.loading')}
        empty={<EmptyState icon="user" title={t('access.empty')} />}
        error={
          <EmptyState
            icon="cloud"
            title={t('access.failed')}
            action={<Button onPress={() => void list.refetch()}>{t('app.retry')}</Button>}
          >
            {t('app.unreachable.text')}
          </EmptyState>
        }
      />
      <p role="status" className={styles.note}>
        {confirm.said}
      </p>
      {list.data && list.data.total > 0 && (
        <Pagination
          page={page}
          pageCount={pageCount}
          onPage={(to) => show({ page: String(to) })}
          summary={<span role="status">{t('access.count', { count: list.data.total })}</span>}
          labels={{
            navigation: t('records.pages'),
            previous: t('records.previousPage'),
            next: t('records.nextPage'),
            page: (number) => t('records.page', { page: number, pages: pageCount }),
          }}
        />
      )}
      <EndDialog grant={ending} onClose={() => setEnding(undefined)} />
      <HistoryDialog grant={told} onClose={() => setTold(undefined)} />
    </div>
  );
}
