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

/** The draft that is being edited, as it is at this moment, and what can be done with it. */
export function useEditor(): EditorState & Pick<Editor, 'execute' | 'undo' | 'redo' | 'save' | 'refresh'> {
  const { editor } = useEditorValue();
  const state = useSyncExternalStore(editor.subscribe, editor.state);
  const { execute, undo, redo, save, refresh } = editor;
  return { ...state, execute, undo, redo, save, refresh };
}

/** What is wrong with the draft, as far as it has been checked. */
export function useFindings(): readonly Finding[] {
  return useEditorValue().findings;
}
