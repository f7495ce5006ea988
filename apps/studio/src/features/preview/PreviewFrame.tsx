import { Button, Spinner } from '@greffe/ui';
import { lazy, type ReactNode, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { type KeptChoices, keepChoices, keptChoices } from './keptChoices.ts';
import styles from './Preview.module.css';
import { PreviewProvider } from './PreviewProvider.tsx';
import { usePaneKey } from './usePaneKey.ts';

/** The form engine weighs more than a part of the editor: it comes with the first preview. */
const PreviewPanel = lazy(async () => {
  const { PreviewPanel: Panel } = await import('./PreviewPanel.tsx');
  return { default: Panel };
});

/** A part of the editor with the draft to try beside it; below it, where there is no room. */
export function PreviewFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useLanguage();
  const [choices, setChoices] = useState(keptChoices);
  const [isFresh, setFresh] = useState(false);
  const panelId = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const part = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  const { isOpen, width } = choices;
  usePaneKey(isOpen, part, panel);

  useEffect(() => keepChoices(choices), [choices]);
  const change = (more: Partial<KeptChoices>) => setChoices((before) => ({ ...before, ...more }));
  const close = () => {
    change({ isOpen: false });
    toggle.current?.focus();
  };

  return (
    <PreviewProvider>
      <div className={styles.bar}>
        {isOpen && <p className={styles.hint}>{t('preview.keys')}</p>}
        <Button
          ref={toggle}
          size="small"
          icon="document"
          aria-expanded={isOpen}
          {...(isOpen && { 'aria-controls': panelId })}
          onPress={() => {
            setFresh(!isOpen);
            change({ isOpen: !isOpen });
          }}
        >
          {t('preview.toggle')}
        </Button>
      </div>
      <div className={styles.frame} data-width={isOpen ? width : undefined}>
        <div ref={part} className={styles.part} tabIndex={-1}>
          {children}
        </div>
        {isOpen && (
          // Here the browser's own undo counts: what is typed is no edit of the draft.
          <aside
            ref={panel}
            id={panelId}
            className={styles.panel}
            aria-label={t('preview.title')}
            data-own-undo
          >
            <Suspense fallback={<Spinner label={t('app.loading')} />}>
              <PreviewPanel
                isFresh={isFresh}
                width={width}
                onWidth={(next) => change({ width: next })}
                onClose={close}
              />
            </Suspense>
          </aside>
        )}
      </div>
    </PreviewProvider>
  );
}
