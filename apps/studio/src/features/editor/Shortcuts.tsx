import { Button, Dialog } from '@greffe/ui';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './Editor.module.css';

/** What each key does; the keys are the same in every language. */
const keys = [
  ['keys.undo', 'Ctrl + Z'],
  ['keys.redo', 'Ctrl + Y'],
  ['keys.help', 'Ctrl + /'],
  ['keys.next', 'Tab'],
  ['keys.inside', '↑ ↓ ← →'],
  ['keys.drag', 'Enter ↑ ↓ Enter'],
  ['keys.cell', 'Enter, F2'],
  ['keys.escape', 'Esc'],
] as const;

/** Everything that the keyboard does in the editor. */
export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <Dialog
      isOpen
      title={t('keys.title')}
      onClose={onClose}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t('keys.close')}
        </Button>
      }
    >
      <p>{t('keys.text')}</p>
      <dl className={styles.keys}>
        {keys.map(([what, key]) => (
          <div key={what}>
            <dt>{t(what)}</dt>
            <dd>
              <kbd>{key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
