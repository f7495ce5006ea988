import { isLanguage, languageNames } from '@greffe/client/app';
import { Button, LanguageSwitch, Select } from '@greffe/ui';
import { useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { NewTrialRecord } from './NewTrialRecord.tsx';
import styles from './Preview.module.css';
import type { Trial } from './useTrial.ts';

/** As whom, in which language and on which record the draft is tried. */
export function Controls({ trial }: { readonly trial: Trial }) {
  const { t } = useLanguage();
  const { preview, state, view, texts, language } = trial;
  const { bundle, role, turns } = view;
  const [isNew, setNew] = useState(false);
  const hasTurn = new Set(turns.map((turn) => turn.role));
  const records = [...state.records.values()];
  return (
    <div className={styles.controls}>
      <div>
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
            preview.show({ role: next, step: undefined, entry: undefined });
          }}
        />
      </div>
      {records.length > 1 && (
        <div>
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
              preview.show({ record, step: undefined, entry: undefined });
            }}
          />
        </div>
      )}
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
        <Button size="small" variant="quiet" icon="plus" onPress={() => setNew(true)}>
          {t('preview.new')}
        </Button>
        <Button size="small" variant="quiet" icon="undo" onPress={preview.restart}>
          {t('preview.restart')}
        </Button>
      </div>
      {isNew && <NewTrialRecord trial={trial} onClose={() => setNew(false)} />}
    </div>
  );
}
