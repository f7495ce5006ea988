import { Banner, Button, Spinner } from '@greffe/ui';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useEditor } from '../editor/EditorProvider.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { Controls } from './Controls.tsx';
import { Journal } from './Journal.tsx';
import type { PreviewWidth } from './keptChoices.ts';
import styles from './Preview.module.css';
import { usePreview } from './PreviewProvider.tsx';
import { RecordScreen } from './RecordScreen.tsx';
import { ToldAgain } from './ToldAgain.tsx';
import { TrialClock } from './TrialClock.tsx';
import { useFocusNotLost } from './useFocusNotLost.ts';
import { useTrial } from './useTrial.ts';

/** Milliseconds without a change before the draft is read again. */
const REST = 250;

interface PreviewPanelProps {
  /** It was opened just now: the focus comes to it. */
  readonly isFresh: boolean;
  readonly width: PreviewWidth;
  readonly onWidth: (width: PreviewWidth) => void;
  readonly onClose: () => void;
}

/** The draft as those who will use it find it: a record, filled as one role after the other. */
export function PreviewPanel({ isFresh, width, onWidth, onClose }: PreviewPanelProps) {
  const { t } = useLanguage();
  const { files, shared } = useEditor();
  const preview = usePreview();
  const trial = useTrial();
  const { form, bundle } = useSyncExternalStore(preview.subscribe, preview.state);
  const heading = useRef<HTMLHeadingElement>(null);
  const hasRead = useRef(false);
  const other = width === 'phone' ? 'desk' : 'phone';

  useFocusNotLost(heading);

  useEffect(() => {
    if (isFresh) heading.current?.focus();
  }, [isFresh]);

  useEffect(() => {
    const timer = setTimeout(() => preview.read(files, shared), hasRead.current ? REST : 0);
    hasRead.current = true;
    return () => clearTimeout(timer);
  }, [preview, files, shared]);

  return (
    <>
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {t('preview.title')}
        </h2>
        <div className={styles.headActions}>
          <div className={styles.width}>
            <Button size="small" variant="quiet" onPress={() => onWidth(other)}>
              {t(`preview.width.${other}`)}
            </Button>
          </div>
          <Button variant="quiet" size="small" icon="close" onPress={onClose}>
            {t('preview.close')}
          </Button>
        </div>
      </div>
      {form === 'broken' && (
        <Banner
          tone="warning"
          announce="polite"
          title={t(bundle ? 'preview.broken.title' : 'preview.broken.first')}
        >
          {t(bundle ? 'preview.broken.text' : 'preview.broken.firstText')}
        </Banner>
      )}
      {trial ? (
        <>
          <Controls trial={trial} />
          <TrialClock trial={trial} />
          <ToldAgain trial={trial} />
          <RecordScreen trial={trial} />
          <Journal trial={trial} />
        </>
      ) : (
        form === 'reading' && <Spinner label={t('preview.reading')} />
      )}
      {!trial && form === 'current' && <Banner tone="neutral">{t('preview.noRecord')}</Banner>}
    </>
  );
}
