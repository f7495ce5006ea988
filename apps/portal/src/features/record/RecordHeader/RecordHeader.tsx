import type { RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { PageHeader } from '@greffe/ui';
import { type DefinitionTexts, definitionTexts } from '../../language/definitionTexts.ts';
import { formatDate } from '../../language/format.ts';
import { type Translate, useLanguage } from '../../language/LanguageProvider.tsx';
import { RecordStatus } from '../RecordStatus/RecordStatus.tsx';
import { type Turn, turnOf } from '../turn.ts';
import styles from './RecordHeader.module.css';

interface RecordHeaderProps {
  readonly record: RecordView;
  readonly bundle: Bundle;
  /** The beneficiary's name, as far as it is known. */
  readonly beneficiary: string | undefined;
}

/** What this record is, whose it is, where it stands and whose turn it is (CO-7). */
export function RecordHeader({ record, bundle, beneficiary }: RecordHeaderProps) {
  const { t, language } = useLanguage();
  const texts = definitionTexts(bundle, language);
  return (
    <PageHeader
      crumbs={[{ label: t('app.backToRecords'), href: '/' }]}
      crumbsLabel={t('app.crumbs')}
      title={texts.recordType(record.recordType)}
      badge={<RecordStatus status={record.status} />}
      meta={
        <div className={styles.meta}>
          <p>
            <span className={styles.beneficiary}>{beneficiary ?? t('record.unnamed')}</span>
            {` · ${texts.text('registry.title', record.registry)} · ${record.organisation.name}`}
            {` · ${t('record.createdBy', { date: formatDate(record.createdAt), name: record.author.name })}`}
          </p>
          <p className={styles.turn}>{turnSentence(turnOf(record), texts, t)}</p>
        </div>
      }
    />
  );
}

function turnSentence(turn: Turn, texts: DefinitionTexts, t: Translate): string {
  switch (turn.kind) {
    case 'yours':
      return t('record.turn.yours');
    case 'corrections':
      return t('record.corrections');
    case 'receiver':
      return t('record.turn.receiver');
    case 'others':
      return t('record.turn.others', { roles: turn.roles.map(texts.role).join(', ') });
    case 'waits':
      return t('record.turn.waitsFor', {
        step: texts.step(turn.step),
        steps: turn.waitsFor.map(texts.step).join(', '),
      });
    case 'nobody':
      return t('record.turn.nobody');
  }
}
