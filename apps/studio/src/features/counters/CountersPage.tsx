import { Banner, EmptyState } from '@greffe/ui';
import { useSearchParams } from 'react-router';
import { usePage } from '../../app/usePage.ts';
import { useEditor } from '../editor/EditorProvider.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { CounterForm } from './CounterForm.tsx';
import styles from './Counters.module.css';
import { readCounters } from './readCounters.ts';

/** How many records of a kind there may be: each counter with its limit, whom it tells, and what they read. */
export function CountersPage() {
  const { t } = useLanguage();
  const { files } = useEditor();
  const [search] = useSearchParams();
  usePage(t('counters.title'));
  const counters = readCounters(files);
  const wanted = search.get('counter');
  const isGone = wanted !== null && !counters.some(({ id }) => id === wanted);

  if (counters.length === 0)
    return <EmptyState title={t('counters.none.title')}>{t('counters.none.text')}</EmptyState>;
  // The one that was asked for by its address comes first.
  const shown = counters.toSorted((a, b) => Number(b.id === wanted) - Number(a.id === wanted));
  return (
    <div className={styles.page}>
      {isGone && <Banner tone="warning">{t('counters.gone', { counter: wanted })}</Banner>}
      {shown.map((counter) => (
        <CounterForm key={counter.pointer} counter={counter} />
      ))}
    </div>
  );
}
