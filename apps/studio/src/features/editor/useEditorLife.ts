import { flushPendingCommits } from '@greffe/ui';
import { useEffect } from 'react';
import type { Editor } from './createEditor.ts';

/** Undo and redo by their usual keys, and nothing lost when the page is left. */
export function useEditorLife(editor: Editor): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      // A cell that is being typed in is no edit yet: there the browser's own undo counts.
      if ((event.target as Element | null)?.closest('[data-own-undo], dialog, [role="dialog"]')) return;
      const key = event.key.toLowerCase();
      const isRedo = (key === 'z' && event.shiftKey) || (key === 'y' && !event.shiftKey);
      if (!isRedo && key !== 'z') return;
      event.preventDefault();
      flushPendingCommits();
      if (isRedo) editor.redo();
      else editor.undo();
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      flushPendingCommits();
      if (!editor.isDirty()) return;
      void editor.save();
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('beforeunload', onLeave);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('beforeunload', onLeave);
      // Leaving for another page of the studio: what waits is sent, and nobody is told any more.
      flushPendingCommits();
      void editor.save();
    };
  }, [editor]);
}
