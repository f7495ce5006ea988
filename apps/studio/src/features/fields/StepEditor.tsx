import { Disclosure, focusField, type OutlineHandle, VisuallyHidden } from '@greffe/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useEditor } from '../editor/EditorProvider.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { KindPalette } from './canvas/KindPalette.tsx';
import { StepCanvas } from './canvas/StepCanvas.tsx';
import { FieldDialogs, type OpenDialog } from './dialogs/FieldDialogs.tsx';
import styles from './Fields.module.css';
import { destinationOf } from './moves.ts';
import { FieldPanel } from './panel/FieldPanel.tsx';
import type { KindName } from './read/kinds.ts';
import { modulesOf, tablesOf } from './read/sources.ts';
import { useStepFields } from './useStepFields.ts';

/** From this width on, in pixels, what can be added is open at first: elsewhere the fields would begin a screen below. */
const wide = 900;

/** A closing dialog gives the focus back a frame later; what is to have it instead takes it after that. */
const afterDialog = (act: () => void) => requestAnimationFrame(() => requestAnimationFrame(act));

/** Puts the focus on the first control of the panel, which is made anew for a new field: until it has it, some frames at most. */
function enterPanel(left = 12): void {
  focusField('field-panel');
  const check = () => {
    const panel = document.getElementById('field-panel');
    if (left > 0 && !panel?.contains(document.activeElement)) enterPanel(left - 1);
  };
  requestAnimationFrame(check);
}

/** A step on the screen: what can be added, what it has, and what is said of the field in hand. */
export function StepEditor({ step }: { readonly step: string }) {
  const { t } = useLanguage();
  const { files, shared } = useEditor();
  const view = useStepFields(step);
  const [dialog, setDialog] = useState<OpenDialog>();
  const [said, setSaid] = useState('');
  const outline = useRef<OutlineHandle>(null);
  const { fields, selected } = view;

  /** A new field goes behind the one in hand; into it where it is a section that has none yet. */
  const nextPlace = () => {
    const isEmpty = selected?.inside !== undefined && selected.children.length === 0;
    const spot = { field: selected, position: isEmpty ? 'on' : 'after' } as const;
    return destinationOf(fields, undefined, spot) ?? { to: '', index: fields.length };
  };
  const place = useRef(nextPlace);
  useEffect(() => {
    place.current = nextPlace;
  });
  const add = useCallback((kind: KindName) => setDialog({ name: 'add', kind, at: place.current() }), []);
  // A new field is in hand a moment after it was added: only then its panel is there to take the focus.
  const added = useRef<string>(undefined);
  const here = selected?.pointer;
  useEffect(() => {
    if (dialog !== undefined || here === undefined || added.current !== here) return;
    added.current = undefined;
    afterDialog(() => enterPanel());
  }, [dialog, here]);
  // What opened the dialog may be gone with the field: the outline is where one goes on.
  const close = () => {
    setDialog(undefined);
    afterDialog(() => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) outline.current?.focus();
    });
  };

  return (
    <div className={styles.container}>
      <div className={styles.page}>
        <div className={styles.palette}>
          <Disclosure title={t('fields.add')} headingLevel={3} isOpenAtFirst={window.innerWidth >= wide}>
            <KindPalette
              hasTables={tablesOf(files).length > 0}
              hasModules={modulesOf(shared).length > 0}
              onAdd={add}
            />
          </Disclosure>
        </div>
        <StepCanvas
          view={view}
          outline={outline}
          onDialog={setDialog}
          onSay={setSaid}
          onOpen={() => focusField('field-panel')}
        />
        <FieldPanel view={view} onDialog={setDialog} onLeave={() => outline.current?.focus()} />
      </div>
      <VisuallyHidden>
        <p role="status">{said}</p>
      </VisuallyHidden>
      {dialog && (
        <FieldDialogs
          view={view}
          dialog={dialog}
          onClose={close}
          onSay={setSaid}
          onAdded={(pointer) => {
            added.current = pointer;
            view.select(pointer);
            setDialog(undefined);
          }}
        />
      )}
    </div>
  );
}
