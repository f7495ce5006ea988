import { formatTime } from '@greffe/client/app';
import { Button, ButtonLink, flushPendingCommits, type SaveState, SaveStatus } from '@greffe/ui';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { commandName } from './commandNames.ts';
import type { Editor, EditorState } from './createEditor.ts';
import type { SyncStatus } from './draftSync.ts';
import styles from './Editor.module.css';
import { EditorMenu } from './EditorMenu.tsx';

const looks: Readonly<Record<SyncStatus['kind'], SaveState>> = {
  idle: 'idle',
  pending: 'pending',
  saving: 'saving',
  saved: 'saved',
  offline: 'offline',
  signedOut: 'error',
  conflict: 'error',
  refused: 'error',
};

interface ToolbarProps {
  readonly editor: Editor;
  readonly state: EditorState;
  readonly registry: string;
  /** Who else has the draft open. */
  readonly editors: readonly string[];
}

/** Undo, redo, what has become of the changes, and who else is here. */
export function Toolbar({ editor, state, registry, editors }: ToolbarProps) {
  const { t } = useLanguage();
  const { sync } = state;
  const label =
    sync.kind === 'saved'
      ? t('save.saved', { time: formatTime(sync.at) })
      : sync.kind === 'refused'
        ? t('save.refused', { reason: sync.reason })
        : t(`save.${sync.kind}`);
  const press = (act: () => void) => () => {
    flushPendingCommits();
    act();
  };
  return (
    <div className={styles.toolbar}>
      {editors.length > 0 && (
        <p className={styles.editors} role="status">
          {t('editor.others', { names: editors.join(', ') })}
        </p>
      )}
      <SaveStatus
        state={looks[sync.kind]}
        label={label}
        action={
          sync.kind === 'offline' || sync.kind === 'refused' ? (
            <Button size="small" onPress={() => void editor.save()}>
              {t('app.retry')}
            </Button>
          ) : sync.kind === 'signedOut' ? (
            <ButtonLink size="small" href={`/auth/login?returnTo=${encodeURIComponent(location.pathname)}`}>
              {t('session.signIn.action')}
            </ButtonLink>
          ) : undefined
        }
      />
      <Button
        icon="undo"
        isDisabled={!state.canUndo}
        aria-describedby="undo-what"
        onPress={press(editor.undo)}
      >
        {t('editor.undo')}
      </Button>
      <Button
        icon="redo"
        isDisabled={!state.canRedo}
        aria-describedby="redo-what"
        onPress={press(editor.redo)}
      >
        {t('editor.redo')}
      </Button>
      <span id="undo-what" hidden>
        {state.undoLabel !== undefined && t(commandName(state.undoLabel))}
      </span>
      <span id="redo-what" hidden>
        {state.redoLabel !== undefined && t(commandName(state.redoLabel))}
      </span>
      <EditorMenu editor={editor} registry={registry} />
    </div>
  );
}
