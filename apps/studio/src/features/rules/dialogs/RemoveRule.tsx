import { ConfirmDialog } from '@greffe/ui';
import { consequencesOf, sentenceOf } from '../../../model/index.ts';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { textOf } from '../../editor/readDefinition.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from '../Rules.module.css';

interface RemoveRuleProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Says what still speaks of a rule before it is removed. */
export function RemoveRule({ id, onClose, onDone }: RemoveRuleProps) {
  const { t, language } = useLanguage();
  const { files, shared, execute } = useEditor();
  const command = { type: 'removeRule', id } as const;
  const reached = consequencesOf(files, command, shared).filter(({ kind }) => kind !== 'text');
  const sentences = [...new Set(reached.map((each) => sentenceOf(each, language)))];
  return (
    <ConfirmDialog
      isOpen
      isDanger
      title={t('rules.removeTitle')}
      confirmLabel={t('rules.removeConfirm')}
      cancelLabel={t('app.cancel')}
      onCancel={onClose}
      onConfirm={() => {
        if (execute(command)) onDone();
        else onClose();
      }}
    >
      <p>
        <q>{textOf(files, language, `rule.${id}`, id)}</q>
      </p>
      {sentences.length > 0 && (
        <ul className={styles.consequences}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p>{t('rules.remove.undo')}</p>
    </ConfirmDialog>
  );
}
