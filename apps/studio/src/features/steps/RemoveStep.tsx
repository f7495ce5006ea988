import { ConfirmDialog } from '@greffe/ui';
import { useEditor } from '../editor/EditorProvider.tsx';
import { textOf } from '../editor/readDefinition.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { consequencesOf } from './readSteps.ts';
import styles from './Steps.module.css';

interface RemoveStepProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Says what goes with a step and what would have to be mended, before it is removed. */
export function RemoveStep({ id, onClose, onDone }: RemoveStepProps) {
  const { t, language } = useLanguage();
  const { files, execute } = useEditor();
  const { requiredBy, namedBy, rules, fields, cases } = consequencesOf(files, id);
  const titles = (ids: readonly string[]) =>
    ids.map((each) => textOf(files, language, `step.${each}.title`, each)).join(', ');
  return (
    <ConfirmDialog
      isOpen
      isDanger
      title={t('steps.removeTitle', { step: titles([id]) })}
      confirmLabel={t('steps.removeConfirm')}
      cancelLabel={t('app.cancel')}
      onCancel={onClose}
      onConfirm={() => {
        if (execute({ type: 'removeStep', id })) onDone();
        else onClose();
      }}
    >
      <ul className={styles.consequences}>
        <li>{t('steps.remove.parts', { fields, rules })}</li>
        {requiredBy.length > 0 && <li>{t('steps.remove.requiredBy', { steps: titles(requiredBy) })}</li>}
        {namedBy.length > 0 && <li>{t('steps.remove.namedBy', { steps: titles(namedBy) })}</li>}
        {cases.length > 0 && (
          <li>{t('steps.remove.cases', { count: cases.length, cases: cases.join(', ') })}</li>
        )}
      </ul>
      <p>{t('steps.remove.undo')}</p>
    </ConfirmDialog>
  );
}
