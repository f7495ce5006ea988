import { useEditor } from '../../editor/EditorProvider.tsx';
import { RenameDialog } from '../../editor/RenameDialog.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { isId } from '../../steps/ids.ts';

interface RenameRuleProps {
  readonly id: string;
  readonly taken: readonly string[];
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}

/** Another name in the files for a rule: its sentences and the examples that speak of it follow. */
export function RenameRule({ id, taken, onClose, onDone }: RenameRuleProps) {
  const { t } = useLanguage();
  const { execute } = useEditor();
  return (
    <RenameDialog
      id="rename-rule"
      title={t('rules.renameTitle')}
      text={t('rules.renameText')}
      label={t('steps.id')}
      help={t('rules.id.help')}
      action={t('steps.rename')}
      name={id}
      faultOf={(to) => {
        if (to !== id && taken.includes(to)) return t('rules.id.taken');
        return isId(to) ? undefined : t('steps.id.shape');
      }}
      onRename={(to) => (execute({ type: 'renameRule', id, to }) ? onDone(to) : onClose())}
      onClose={onClose}
    />
  );
}
