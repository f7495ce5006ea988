import { ConfirmDialog } from '@greffe/ui';
import { type Consequence, consequencesOf, sentenceOf } from '../../model/index.ts';
import { useEditor } from '../editor/EditorProvider.tsx';
import { textOf } from '../editor/readDefinition.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { partsOf } from './readSteps.ts';
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
  const command = { type: 'removeStep', id } as const;
  const title = textOf(files, language, `step.${id}.title`, id);
  const sentences = (what: Consequence['what']) => [
    ...new Set(
      consequencesOf(files, command)
        .filter((each) => each.what === what && each.kind !== 'text')
        .map((each) => sentenceOf(each, language)),
    ),
  ];
  const breaks = sentences('breaks');
  return (
    <ConfirmDialog
      isOpen
      isDanger
      title={t('steps.removeTitle', { step: title })}
      confirmLabel={t('steps.removeConfirm')}
      cancelLabel={t('app.cancel')}
      onCancel={onClose}
      onConfirm={() => {
        if (execute(command)) onDone();
        else onClose();
      }}
    >
      <p>{t('steps.remove.parts', partsOf(files, id))}</p>
      {[...breaks, ...sentences('goes')].length > 0 && (
        <ul className={styles.consequences}>
          {[...breaks, ...sentences('goes')].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p>{t('steps.remove.undo')}</p>
    </ConfirmDialog>
  );
}
