import type { Finding } from '@greffe/definition';
import { createContext, use, useSyncExternalStore } from 'react';
import type { Editor, EditorState } from './createEditor.ts';

interface EditorValue {
  readonly editor: Editor;
  readonly findings: readonly Finding[];
}

const EditorContext = createContext<EditorValue | undefined>(undefined);
export const EditorProvider = EditorContext;

function useEditorValue(): EditorValue {
  const value = use(EditorContext);
  if (!value) throw new Error('useEditor needs an EditorProvider above it');
  return value;
}

/** The draft that is being edited, as it is at this moment, and how to edit it. Drawn again by an edit, not by a save. */
export function useEditor(): Pick<EditorState, 'files' | 'shared'> & Pick<Editor, 'execute'> {
  const { editor } = useEditorValue();
  const files = useSyncExternalStore(editor.subscribe, () => editor.state().files);
  return { files, shared: editor.state().shared, execute: editor.execute };
}

/** What is saved of the draft, and which revision it stands on. */
export function useSaving(): Pick<EditorState, 'sync' | 'revision'> & Pick<Editor, 'refresh'> {
  const { editor } = useEditorValue();
  const { sync, revision } = useSyncExternalStore(editor.subscribe, editor.state);
  return { sync, revision, refresh: editor.refresh };
}

/** What is wrong with the draft, as far as it has been checked. */
export function useFindings(): readonly Finding[] {
  return useEditorValue().findings;
}
