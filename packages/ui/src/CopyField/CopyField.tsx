import { useEffect, useRef, useState } from 'react';
import { Button } from '../Button/index.ts';
import { VisuallyHidden } from '../VisuallyHidden/index.ts';
import styles from './CopyField.module.css';

export interface CopyFieldProps {
  /** What the code is, for the button's name. */
  readonly label: string;
  readonly value: string;
  readonly copyLabel: string;
  readonly copiedLabel: string;
}

/** How long the confirmation stays, in milliseconds. */
const CONFIRMED_FOR = 3000;

/** A code to carry elsewhere. Where the clipboard is refused, the code is selected instead. */
export function CopyField({ label, value, copyLabel, copiedLabel }: CopyFieldProps) {
  const [isCopied, setCopied] = useState(false);
  const text = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), CONFIRMED_FOR);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      if (text.current) getSelection()?.selectAllChildren(text.current);
    }
  };
  return (
    <div className={styles.copy}>
      <code ref={text} className={styles.value}>
        {value}
      </code>
      <Button
        icon={isCopied ? 'check' : 'copy'}
        aria-label={`${isCopied ? copiedLabel : copyLabel} – ${label}`}
        onPress={copy}
      >
        {isCopied ? copiedLabel : copyLabel}
      </Button>
      <VisuallyHidden>
        <span role="status">{isCopied ? copiedLabel : ''}</span>
      </VisuallyHidden>
    </div>
  );
}
