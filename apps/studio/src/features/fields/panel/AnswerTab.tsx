import { TextField } from '@greffe/ui';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { choiceSchema, optionsOf } from '../read/options.ts';
import { moduleTitle } from '../read/sources.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { LimitFields } from './LimitFields.tsx';
import styles from './Panel.module.css';
import { TableFields } from './TableFields.tsx';
import type { TabProps } from './tabProps.ts';

/** What can be answered: choices, limits, unit. */
export function AnswerTab(props: TabProps) {
  const { t, language } = useLanguage();
  const { files, shared, execute } = useEditor();
  const { step, field } = props;
  const { kind, pointer, schema } = field;
  const hasTable = typeof choiceSchema(field).fromTable === 'object';
  return (
    <div className={styles.stack}>
      {kind === 'shared' && (
        <p className={styles.lead}>
          {t('fields.answer.shared', { module: moduleTitle(files, shared, field.module ?? '', language) })}
        </p>
      )}
      {kind === 'section' && <p className={styles.lead}>{t('fields.answer.section')}</p>}
      {kind === 'boolean' && <p className={styles.lead}>{t('fields.answer.boolean')}</p>}
      {kind === 'date' && <p className={styles.lead}>{t('fields.answer.date')}</p>}
      {optionsOf(field) && <ChoiceList {...props} />}
      {hasTable && <TableFields {...props} />}
      <LimitFields {...props} />
      {(kind === 'integer' || kind === 'number') && (
        <TextField
          id="field-unit"
          label={t('fields.unit')}
          help={t('fields.unit.help')}
          maxLength={30}
          value={typeof schema.unit === 'string' ? schema.unit : undefined}
          onCommit={(unit) => execute({ type: 'setUnit', step, pointer, unit: unit ?? null })}
        />
      )}
    </div>
  );
}
