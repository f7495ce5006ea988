import { useEditor } from '../editor/EditorProvider.tsx';
import { RenameDialog } from '../editor/RenameDialog.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { isId } from './ids.ts';

interface RenameStepProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}

/** Another id for a step: what speaks of it follows, in the same edit. */
export function RenameStep({ id, onClose, onDone }: RenameStepProps) {
  const { t } = useLanguage();
  const { files, execute } = useEditor();
  return (
    <RenameDialog
      id="rename-step"
      title={t('steps.renameTitle')}
      text={t('steps.renameText')}
      label={t('steps.id')}
      help={t('steps.id.help')}
      action={t('steps.rename')}
      name={id}
      faultOf={(to) => {
        if (to !== id && files[`steps/${to}.schema.json`] !== undefined) return t('steps.id.taken');
        return isId(to) ? undefined : t('steps.id.shape');
      }}
      onRename={(to) => (execute({ type: 'renameStep', id, to }) ? onDone(to) : onClose())}
      onClose={onClose}
    />
  );
}
