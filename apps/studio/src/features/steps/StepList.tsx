import { Button } from '@greffe/ui';
import { useState } from 'react';
import { useEditor, useFindings } from '../editor/EditorProvider.tsx';
import { textOf } from '../editor/readDefinition.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { NewStep } from './NewStep.tsx';
import type { RecordTypeView, StepView } from './readSteps.ts';
import styles from './Steps.module.css';

interface StepListProps {
  readonly recordType: RecordTypeView;
  readonly title: string;
  /** The step that is shown, when it is one of these. */
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
}

/** The steps of one record type, in their order; the one that is shown can be moved. */
export function StepList({ recordType, title, selected, onSelect }: StepListProps) {
  const { t, language } = useLanguage();
  const { files, execute } = useEditor();
  const findings = useFindings();
  const [isAdding, setAdding] = useState(false);
  const { id: type, steps } = recordType;
  const at = steps.findIndex(({ id }) => id === selected);

  function move(by: -1 | 1): void {
    const ids = steps.map(({ id }) => id);
    const [moved] = ids.splice(at, 1);
    if (moved === undefined) return;
    ids.splice(at + by, 0, moved);
    // What was shown as the first of the list stays shown when it is not the first any more.
    onSelect(moved);
    execute({ type: 'reorderSteps', recordType: type, ids });
  }

  const errorsOf = ({ pointer }: StepView) =>
    findings.filter((each) => each.file === 'workflow.json' && `${each.pointer}/`.startsWith(`${pointer}/`))
      .length;

  return (
    <section aria-labelledby={`type-${type}`} className={styles.list}>
      <h2 id={`type-${type}`}>{title}</h2>
      <ol>
        {steps.map((step) => {
          const count = errorsOf(step);
          return (
            <li key={step.id}>
              <button
                type="button"
                className={step.id === selected ? `${styles.step} ${styles.selected}` : styles.step}
                aria-current={step.id === selected || undefined}
                onClick={() => onSelect(step.id)}
              >
                <span>{textOf(files, language, `step.${step.id}.title`, step.id)}</span>
                <small>
                  {step.roles.map((role) => textOf(files, language, `role.${role}.title`, role)).join(', ')}
                </small>
                {count > 0 && <small className={styles.count}>{t('steps.findings', { count })}</small>}
              </button>
            </li>
          );
        })}
      </ol>
      <div className={styles.actions}>
        {at >= 0 && (
          <>
            <Button size="small" icon="arrow-up" isDisabled={at === 0} onPress={() => move(-1)}>
              {t('steps.up')}
            </Button>
            <Button
              size="small"
              icon="arrow-down"
              isDisabled={at === steps.length - 1}
              onPress={() => move(1)}
            >
              {t('steps.down')}
            </Button>
          </>
        )}
        <Button
          size="small"
          icon="plus"
          aria-label={t('steps.addTo', { type: title })}
          onPress={() => setAdding(true)}
        >
          {t('steps.add')}
        </Button>
      </div>
      {isAdding && (
        <NewStep
          recordType={recordType}
          onClose={() => setAdding(false)}
          onDone={(id) => {
            setAdding(false);
            onSelect(id);
          }}
        />
      )}
    </section>
  );
}
