import type { DraftView } from '@greffe/client/studio';
import { Banner, PageHeader } from '@greffe/ui';
import { use, useMemo, useState, useSyncExternalStore } from 'react';
import { Outlet } from 'react-router';
import { useApi } from '../../api/ApiProvider.tsx';
import { refusalSentence } from '../../model/index.ts';
import { useDraftName, useOthers } from '../home/draftNames.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { PreviewFrame } from '../preview/PreviewFrame.tsx';
import { Conflicts } from './Conflicts.tsx';
import { createEditor } from './createEditor.ts';
import styles from './Editor.module.css';
import { EditorNav } from './EditorNav.tsx';
import { EditorProvider } from './EditorProvider.tsx';
import { FindingsPanel } from './FindingsPanel.tsx';
import { countByPart, placedFindings } from './placedFindings.ts';
import { textOf } from './readDefinition.ts';
import { SavePause } from './savePause.ts';
import { Toolbar } from './Toolbar.tsx';
import { useDraftFindings } from './useDraftFindings.ts';
import { useEditorLife } from './useEditorLife.ts';
import { useEditors } from './useEditors.ts';

/** What surrounds every part of the editor: which draft it is, undo, saving, who else is here, what is wrong. */
export function EditorFrame({ view }: { readonly view: DraftView }) {
  const api = useApi();
  const { t, language } = useLanguage();
  const pause = use(SavePause);
  const [editor] = useState(() => createEditor(view, api, pause));
  const state = useSyncExternalStore(editor.subscribe, editor.state);
  const checked = useDraftFindings(view, state.files);
  const findings = useMemo(
    () => placedFindings(checked.list, state.files, language),
    [checked.list, state.files, language],
  );
  const value = useMemo(() => ({ editor, findings }), [editor, findings]);
  const editors = useOthers(useEditors(view, editor));
  const nameOf = useDraftName();
  useEditorLife(editor);
  return (
    <EditorProvider value={value}>
      <PageHeader
        title={textOf(state.files, language, 'registry.title', view.registry)}
        crumbs={[{ label: t('home.title'), href: '/studio' }]}
        crumbsLabel={t('editor.crumbs')}
        meta={nameOf(view)}
        actions={<Toolbar editor={editor} state={state} registry={view.registry} editors={editors} />}
      />
      <div className={styles.notices}>
        <Conflicts conflicts={state.conflicts} files={state.files} onSettle={editor.settle} />
        {state.refusal && (
          <Banner tone="error" announce="assertive" title={t('editor.refused')}>
            {refusalSentence(state.refusal, language)}
          </Banner>
        )}
        <FindingsPanel findings={findings} state={checked.state} left={checked.left} draft={view.id} />
      </div>
      <EditorNav draft={view.id} counts={countByPart(findings)} />
      <PreviewFrame>
        <Outlet />
      </PreviewFrame>
    </EditorProvider>
  );
}
