import { isLanguage, languageNames } from '@greffe/client/app';
import { Button, flushPendingCommits, LanguageSwitch, RadioGroup, Select } from '@greffe/ui';
import { useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import type { PreviewWidth } from './keptChoices.ts';
import { NewTrialRecord } from './NewTrialRecord.tsx';
import styles from './Preview.module.css';
import type { Trial } from './useTrial.ts';

interface ControlsProps {
  readonly trial: Trial;
  readonly width: PreviewWidth;
  readonly onWidth: (width: PreviewWidth) => void;
}

/** As whom, in which language and on which record the draft is tried. */
export function Controls({ trial, width, onWidth }: ControlsProps) {
  const { t } = useLanguage();
  const { preview, state, view, texts, language } = trial;
  const { bundle, role, turns } = view;
  const [isNew, setNew] = useState(false);
  const hasTurn = new Set(turns.map((turn) => turn.role));
  const records = [...state.records.values()];
  return (
    <div className={styles.controls}>
      <Select
        id="preview-role"
        label={t('preview.role')}
        placeholder={t('preview.role')}
        value={role}
        options={bundle.roles.map(({ id }) => ({
          value: id,
          label: hasTurn.has(id) ? t('preview.roleTurn', { role: texts.role(id) }) : texts.role(id),
        }))}
        onChange={(next) => {
          if (next === undefined) return;
          flushPendingCommits();
          preview.show({ role: next, step: undefined, entry: undefined });
        }}
      />
      {records.length > 1 && (
        <Select
          id="preview-record"
          label={t('preview.record')}
          placeholder={t('preview.record')}
          value={view.record.id}
          options={records.map((record, index) => ({
            value: record.id,
            label: t('preview.recordName', {
              type: texts.recordType(record.recordType),
              number: index + 1,
            }),
          }))}
          onChange={(record) => {
            if (record === undefined) return;
            flushPendingCommits();
            preview.show({ record, step: undefined, entry: undefined });
          }}
        />
      )}
      <RadioGroup
        id="preview-width"
        label={t('preview.width')}
        orientation="horizontal"
        value={width}
        options={(['phone', 'desk'] as const).map((value) => ({ value, label: t(`preview.width.${value}`) }))}
        onChange={(next) => onWidth(next === 'desk' ? 'desk' : 'phone')}
      />
      {bundle.languages.length > 1 && (
        <div className={styles.language}>
          <span aria-hidden="true">{t('preview.language')}</span>
          <LanguageSwitch
            label={t('preview.language')}
            languages={bundle.languages.map((code) => ({
              code,
              name: isLanguage(code) ? languageNames[code] : code,
            }))}
            value={language}
            onChange={(code) => preview.show({ language: code })}
          />
        </div>
      )}
      <div className={styles.actions}>
        <Button size="small" icon="plus" onPress={() => setNew(true)}>
          {t('preview.new')}
        </Button>
        <Button size="small" icon="undo" onPress={preview.restart}>
          {t('preview.restart')}
        </Button>
      </div>
      {isNew && <NewTrialRecord trial={trial} onClose={() => setNew(false)} />}
    </div>
  );
}
