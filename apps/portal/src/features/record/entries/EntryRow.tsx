import type { EntryView, RecordView, StepView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { Icon, Link, StatusBadge } from '@greffe/ui';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { stepAddress } from '../steps/addresses.ts';
import { isNotable, workflowStepOf } from '../workflowOf.ts';
import styles from './EntryRow.module.css';
import { entryLooks, entryTitle } from './entryWords.ts';

interface EntryRowProps {
  readonly record: RecordView;
  readonly step: StepView;
  readonly bundle: Bundle;
  readonly entry: EntryView;
  readonly isOpen: boolean;
}

/** One entry in the list: its day, where it stands, what it decided; one that calls for attention stands out. */
export function EntryRow({ record, step, bundle, entry, isOpen }: EntryRowProps) {
  const { t, language } = useLanguage();
  const texts = definitionTexts(bundle, language);
  const workflow = workflowStepOf(bundle, record.recordType, step.id);
  const { outcome, status, commands } = entry;
  const content = (
    <>
      <span className={styles.title}>{entryTitle(entry, record.facts.today, t)}</span>{' '}
      <span className={styles.badges}>
        {outcome !== undefined && (
          <StatusBadge tone={isNotable(workflow, outcome) ? 'error' : 'neutral'}>
            {texts.outcome(step.id, outcome)}
          </StatusBadge>
        )}{' '}
        <StatusBadge {...entryLooks[status]}>{t(`entry.state.${status}`)}</StatusBadge>
      </span>{' '}
      <span className={styles.action}>
        {status !== 'scheduled' && t(commands.includes('validate') ? 'entry.fill' : 'entry.view')}
        {status !== 'scheduled' && <Icon name="chevron-right" />}
      </span>
    </>
  );
  return (
    <li className={isOpen ? styles.open : undefined}>
      {status === 'scheduled' ? (
        <div className={styles.row}>{content}</div>
      ) : (
        <Link href={stepAddress(record.id, step.id, entry.entry)} className={styles.row} isCurrent={isOpen}>
          {content}
        </Link>
      )}
    </li>
  );
}
