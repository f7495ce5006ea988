import type { RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { fieldTitle } from '@greffe/definition/texts';
import { Banner } from '@greffe/ui';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from './SendingNotice.module.css';

interface SendingNoticeProps {
  readonly record: Pick<RecordView, 'sending' | 'corrections' | 'status'>;
  readonly bundle: Bundle;
}

/** What the receiver or a full counter wants corrected, by step and field; or that nobody knows whether the record has arrived. */
export function SendingNotice({ record: { sending, corrections = [], status }, bundle }: SendingNoticeProps) {
  const { t, language } = useLanguage();
  const texts = definitionTexts(bundle, language);
  if (sending?.arrival === 'nok' && (status === 'sending' || status === 'sent'))
    return <Banner tone="warning">{t('record.arrival.nok')}</Banner>;
  if (corrections.length === 0) return null;
  const isCounted = corrections.every(({ counter }) => counter !== undefined);
  return (
    <Banner tone="warning" title={t(isCounted ? 'record.corrections.counter' : 'record.corrections.title')}>
      <ul className={styles.list}>
        {corrections.map(({ step, pointer, counter, comment: said }) => {
          const comment = counter === undefined ? said : texts.counterFull(counter);
          return (
            <li key={`${step}${pointer}${comment}`}>
              {pointer === ''
                ? t('record.corrections.step', { step: texts.step(step), comment })
                : t('record.corrections.field', {
                    step: texts.step(step),
                    field: fieldTitle(bundle, language, step, pointer),
                    comment,
                  })}
            </li>
          );
        })}
      </ul>
    </Banner>
  );
}
