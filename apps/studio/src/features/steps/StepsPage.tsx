import { EmptyState } from '@greffe/ui';
import { useSearchParams } from 'react-router';
import { usePage } from '../../app/usePage.ts';
import { useEditor } from '../editor/EditorProvider.tsx';
import { textOf } from '../editor/readDefinition.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { readRecordTypes } from './readSteps.ts';
import { StepForm } from './StepForm.tsx';
import { StepList } from './StepList.tsx';
import styles from './Steps.module.css';

/** The steps of each record type: which there are, in which order, and what is said of each. */
export function StepsPage() {
  const { t, language } = useLanguage();
  const { files } = useEditor();
  const [search, setSearch] = useSearchParams();
  usePage(t('steps.title'));
  const recordTypes = readRecordTypes(files);
  const current = recordTypes.find(({ id }) => id === search.get('type')) ?? recordTypes[0];
  const step = current?.steps.find(({ id }) => id === search.get('step')) ?? current?.steps[0];
  const choose = (type: string, id: string) => setSearch({ type, step: id }, { replace: true });

  if (recordTypes.length === 0) {
    return <EmptyState title={t('steps.none.title')}>{t('steps.none.text')}</EmptyState>;
  }
  return (
    <div className={styles.page}>
      <div className={styles.lists}>
        {recordTypes.map((recordType) => (
          <StepList
            key={recordType.id}
            recordType={recordType}
            title={textOf(files, language, `recordType.${recordType.id}.title`, recordType.id)}
            selected={recordType.id === current?.id ? step?.id : undefined}
            onSelect={(id) => choose(recordType.id, id)}
          />
        ))}
      </div>
      {current && step && (
        <StepForm
          key={`${current.id} ${step.id}`}
          recordType={current}
          step={step}
          onSelect={(id) => choose(current.id, id)}
        />
      )}
    </div>
  );
}
