import { isLanguage, languageNames } from '@greffe/client/app';
import { Banner, Pagination, SearchField, Select } from '@greffe/ui';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { usePage } from '../../app/usePage.ts';
import { useEditor } from '../editor/EditorProvider.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { CsvBar } from './CsvBar.tsx';
import { TextGrid } from './TextGrid.tsx';
import styles from './Texts.module.css';
import { setTexts } from './textCommands.ts';
import { filterRows, type TextState, textTable } from './textTable.ts';

const pageSize = 50;
const states: readonly TextState[] = ['missing', 'identical', 'complete'];

/** All texts in all languages: what is missing first, then what is the same in two languages. */
export function TextsPage() {
  const { t } = useLanguage();
  const { files, execute } = useEditor();
  const [search, setSearch] = useSearchParams();
  const [page, setPage] = useState(1);
  usePage(t('texts.title'));
  const table = useMemo(() => textTable(files), [files]);
  // What is mended does not jump away under the hand that mends it: the order is that of the visit's beginning.
  const [order] = useState(() => new Map(table.rows.map(({ key }, index) => [key, index])));
  const state = states.find((each) => each === search.get('state'));
  const key = search.get('key');
  const words = search.get('q') ?? '';
  const rows = useMemo(() => {
    const place = (each: string) => order.get(each) ?? -1;
    const found =
      key === null ? filterRows(table.rows, words, state) : table.rows.filter((row) => row.key === key);
    return found.toSorted((a, b) => place(a.key) - place(b.key));
  }, [table, order, words, state, key]);
  const pageCount = Math.max(1, Math.ceil(rows.length / pageSize));
  const shown = Math.min(page, pageCount);
  const count = (which: TextState) => table.rows.filter((row) => row.state === which).length;

  const filter = (name: 'q' | 'state', value: string | undefined) => {
    const next = new URLSearchParams(search);
    next.delete('key');
    if (value) next.set(name, value);
    else next.delete(name);
    setPage(1);
    setSearch(next, { replace: true });
  };

  return (
    <>
      <h2 className={styles.title}>{t('texts.title')}</h2>
      {table.unreadable.map((file) => (
        <Banner key={file} tone="error" title={t('texts.unreadable', { file })} />
      ))}
      <div className={styles.bar}>
        <SearchField
          id="texts-search"
          label={t('texts.search')}
          placeholder={t('texts.search')}
          value={key ?? words}
          clearLabel={t('texts.clear')}
          onCommit={(value) => filter('q', value)}
        />
        <div className={styles.state}>
          <Select
            id="texts-state"
            label={t('texts.state')}
            isLabelHidden
            value={state}
            placeholder={t('texts.state.all', { count: table.rows.length })}
            options={states.map((each) => ({
              value: each,
              label: t(`texts.state.${each}`, { count: count(each) }),
            }))}
            onChange={(value) => filter('state', value)}
          />
        </div>
        <CsvBar table={table} onChanges={(changes) => execute(setTexts(changes))} />
      </div>
      <p className={styles.hint} id="texts-keys">
        {t('texts.keys')}
      </p>
      {rows.length === 0 ? (
        <p className={styles.none}>{t('texts.none')}</p>
      ) : (
        <TextGrid
          key={`${shown} ${words} ${state} ${key}`}
          languages={table.languages.map((code) => ({
            code,
            name: isLanguage(code) ? languageNames[code] : code,
          }))}
          rows={rows.slice((shown - 1) * pageSize, shown * pageSize)}
          onText={(change) => execute(setTexts([change]))}
        />
      )}
      <Pagination
        page={shown}
        pageCount={pageCount}
        onPage={setPage}
        summary={t('texts.count', { count: rows.length })}
        labels={{
          navigation: t('texts.pages'),
          previous: t('texts.previous'),
          next: t('texts.next'),
          page: (number) => t('texts.page', { page: number, pages: pageCount }),
        }}
      />
    </>
  );
}
