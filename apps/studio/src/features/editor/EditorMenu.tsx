import { flushPendingCommits, Menu } from '@greffe/ui';
import { useEffect, useState } from 'react';
import { saveArchive } from '../exchange/saveArchive.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { commandName } from './commandNames.ts';
import type { Editor } from './createEditor.ts';
import { Shortcuts } from './Shortcuts.tsx';

interface EditorMenuProps {
  readonly editor: Editor;
  readonly registry: string;
}

/** What else can be done with a draft: what undo and redo would do, the draft as a zip, the keys. */
export function EditorMenu({ editor, registry }: EditorMenuProps) {
  const { t } = useLanguage();
  const [isHelp, setHelp] = useState(false);
  const { undoLabel, redoLabel } = editor.state();

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      setHelp(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  /** What is still being typed is part of what is undone, and of the zip. */
  const settled = (act: () => void) => () => {
    flushPendingCommits();
    act();
  };
  const save = () => {
    const { files } = editor.state();
    saveArchive(`${registry}-${new Date().toISOString().slice(0, 10)}`, files);
  };
  return (
    <>
      <Menu
        variant="secondary"
        label={t('editor.more')}
        items={[
          {
            id: 'undo',
            icon: 'undo',
            label:
              undoLabel === undefined
                ? t('editor.undo')
                : t('editor.undoWhat', { what: t(commandName(undoLabel)) }),
            isDisabled: undoLabel === undefined,
            onAction: settled(editor.undo),
          },
          {
            id: 'redo',
            icon: 'redo',
            label:
              redoLabel === undefined
                ? t('editor.redo')
                : t('editor.redoWhat', { what: t(commandName(redoLabel)) }),
            isDisabled: redoLabel === undefined,
            onAction: settled(editor.redo),
          },
          { id: 'zip', icon: 'arrow-down', label: t('exchange.downloadDraft'), onAction: settled(save) },
          { id: 'keys', icon: 'info', label: t('keys.title'), onAction: () => setHelp(true) },
        ]}
      >
        {t('editor.more')}
      </Menu>
      {isHelp && <Shortcuts onClose={() => setHelp(false)} />}
    </>
  );
}
