import { RadioGroup, TextArea, TextField } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from './Panel.module.css';
import type { TabProps } from './tabProps.ts';
import { useOrigin } from './useOrigin.ts';

/** Why a field is there: the legal source with its own words, or a reason. */
export function OriginTab({ step, field }: TabProps) {
  const { t } = useLanguage();
  const origin = useOrigin(step, field);
  const { kind, cite, reason } = origin;
  return (
    <div className={styles.stack}>
      <RadioGroup
        id="field-origin"
        label={t('fields.origin')}
        orientation="vertical"
        value={kind}
        options={(['source', 'proposed'] as const).map((each) => ({
          value: each,
          label: t(`fields.origin.${each}`),
        }))}
        onChange={(next) => origin.setKind(next === 'source' ? 'source' : 'proposed')}
      />
      <div className={styles.pairs}>
        <TextField
          id="field-cite-source"
          label={t('fields.cite.source')}
          help={t('fields.cite.sourceHelp')}
          maxLength={100}
          value={cite.source}
          onCommit={(text) => origin.setCite('source', text)}
        />
        <TextField
          id="field-cite-article"
          label={t('fields.cite.article')}
          help={t('fields.cite.articleHelp')}
          maxLength={100}
          value={cite.article}
          error={origin.isHalf ? t('fields.cite.both') : undefined}
          onCommit={(text) => origin.setCite('article', text)}
        />
      </div>
      <TextArea
        id="field-cite-sentence"
        label={t('fields.cite.sentence')}
        help={t('fields.cite.sentenceHelp')}
        rows={4}
        maxLength={2000}
        value={cite.sentence}
        onCommit={(text) => origin.setCite('sentence', text)}
      />
      <TextArea
        id="field-reason"
        label={t('fields.reason')}
        help={t('fields.reason.help')}
        rows={3}
        maxLength={2000}
        value={reason}
        onCommit={(text) => origin.setReason(text)}
      />
    </div>
  );
}
