import { EmptyState, Select } from '@greffe/ui';
import { useSearchParams } from 'react-router';
import { usePage } from '../../app/usePage.ts';
import { useEditor } from '../editor/EditorProvider.tsx';
import { textOf } from '../editor/readDefinition.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './Fields.module.css';
import { readStepIds } from './read/readStepIds.ts';
import { StepEditor } from './StepEditor.tsx';

/** The fields of a step: which there are, in which order and where, and what is said of each. */
export function FieldsPage() {
  const { t, language } = useLanguage();
  const { files } = useEditor();
  const [search, setSearch] = useSearchParams();
  usePage(t('fields.title'));
  const steps = readStepIds(files);
  const step = steps.find((id) => id === search.get('step')) ?? steps[0];

  if (step === undefined) {
    return (
      <EmptyState title={t('fields.noSteps.title')} icon="list">
        {t('fields.noSteps.text')}
      </EmptyState>
    );
  }
  return (
    <>
      <div className={styles.chooser}>
        <h2>{t('fields.title')}</h2>
        <Select
          id="fields-step"
          label={t('fields.step')}
          isLabelHidden
          value={step}
          isRequired
          options={steps.map((id) => ({ value: id, label: textOf(files, language, `step.${id}.title`, id) }))}
          onChange={(id) => {
            if (id !== undefined) setSearch({ step: id }, { replace: true });
          }}
        />
      </div>
      <StepEditor key={step} step={step} />
    </>
  );
}
