import { formatDate } from '@greffe/client/app';
import { Banner } from '@greffe/ui';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { EarlierRounds } from './EarlierRounds.tsx';
import { EntriesPane } from './EntriesPane.tsx';
import { FillingPane } from './FillingPane.tsx';
import styles from './Preview.module.css';
import { waitWords } from './stepWords.ts';
import type { Trial } from './useTrial.ts';

/** The step on the screen: to fill in, to read, or why it can be neither. */
export function StepPane({ trial }: { readonly trial: Trial }) {
  const { t } = useLanguage();
  const { view, texts } = trial;
  const { step, machine } = view;
  const { id, round, outcome, due, status } = step;
  const isDone = status === 'validated' || status === 'locked' || status === 'skipped';
  const facts = [
    round > 1 ? t('preview.round', { round }) : undefined,
    outcome === undefined ? undefined : t('preview.outcome', { outcome: texts.outcome(id, outcome) }),
    due === undefined || isDone ? undefined : t('preview.due', { date: formatDate(due) }),
  ].filter((fact) => fact !== undefined);
  return (
    <div className={styles.step}>
      <h3 id="preview-step" tabIndex={-1}>
        {texts.step(id)}
      </h3>
      {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
      {status === 'waiting' && (
        <Banner tone="neutral" title={t('preview.waiting')}>
          {waitWords(trial, step, t)}
        </Banner>
      )}
      {status === 'skipped' && (
        <Banner tone="neutral" title={t('preview.state.skipped')}>
          {waitWords(trial, step, t) ?? t('preview.skipped.text')}
        </Banner>
      )}
      {status !== 'waiting' &&
        status !== 'skipped' &&
        (machine.step(id)?.repeat ? (
          <EntriesPane trial={trial} />
        ) : (
          <FillingPane trial={trial} filling={step} target={{ step: id }} />
        ))}
      <EarlierRounds trial={trial} />
    </div>
  );
}
