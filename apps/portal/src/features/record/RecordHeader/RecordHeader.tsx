import type { RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { Link, PageHeader } from '@greffe/ui';
import { lastDay } from '../../access/words.ts';
import { type DefinitionTexts, definitionTexts } from '../../language/definitionTexts.ts';
import { formatDate } from '../../language/format.ts';
import { type Translate, useLanguage } from '../../language/LanguageProvider.tsx';
import { StartFromHere } from '../../new-record/StartFromHere/StartFromHere.tsx';
import { stepIn } from '../filling.ts';
import { RecordStatus } from '../RecordStatus/RecordStatus.tsx';
import { recordAddress } from '../steps/addresses.ts';
import { useMyRoles } from '../steps/useStepGround.ts';
import { type Turn, turnOf } from '../turn.ts';
import styles from './RecordHeader.module.css';

interface RecordHeaderProps {
  readonly record: RecordView;
  readonly bundle: Bundle;
  /** The beneficiary's name, as far as it is known. */
  readonly beneficiary: string | undefined;
}

/** What this record is, whose it is, what it belongs to, where it stands and whose turn it is (CO-7). */
export function RecordHeader({ record, bundle, beneficiary }: RecordHeaderProps) {
  const { t, language } = useLanguage();
  const myRoles = useMyRoles(record.registry);
  const texts = definitionTexts(bundle, language);
  const { ended } = record;
  // A record that belongs to another may leave its beneficiary to that one.
  const pointers = bundle.recordTypes.find(({ id }) => id === record.recordType)?.beneficiary;
  const hasBeneficiary = pointers !== undefined && stepIn(record, pointers.step) !== undefined;
  return (
    <PageHeader
      crumbs={[{ label: t('app.backToRecords'), href: '/' }]}
      crumbsLabel={t('app.crumbs')}
      title={texts.recordType(record.recordType)}
      badge={<RecordStatus status={record.status} />}
      actions={<StartFromHere record={record} />}
      meta={
        <div className={styles.meta}>
          <p>
            {hasBeneficiary && (
              <>
                <span className={styles.beneficiary}>{beneficiary ?? t('record.unnamed')}</span>
                {' · '}
              </>
            )}
            {`${texts.text('registry.title', record.registry)} · ${record.organisation.name}`}
            {` · ${t('record.createdBy', { date: formatDate(record.createdAt), name: record.author.name })}`}
          </p>
          {record.links.map(
            ({ link, record: linked }) =>
              linked !== undefined && (
                <p key={link}>
                  {t('record.linked')} <Link href={recordAddress(linked)}>{texts.link(link)}</Link>
                </p>
              ),
          )}
          {ended && (
            <p className={styles.ended}>
              {t('record.ended', {
                step: texts.step(ended.step),
                outcome: texts.outcome(ended.step, ended.outcome),
              })}
            </p>
          )}
          <p className={styles.turn}>{turnSentence(turnOf(record, myRoles), texts, t)}</p>
          {record.standIns?.map(({ role, name, for: absent, until }) => (
            <p key={`${role} ${name} ${absent}`} className={styles.turn}>
              {t('record.turn.standsIn', { name, absent, role: texts.role(role), to: lastDay(until) })}
            </p>
          ))}
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
