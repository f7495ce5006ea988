import { describedBy, FieldFrame, FieldShell, fieldInputClass, useLateCommit } from '@greffe/ui';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { Ground } from '../ground/useGround.ts';
import { useProblem } from '../useProblem.ts';
import { Suggestions } from './Suggestions.tsx';
import styles from './Text.module.css';
import { useSuggestions } from './useSuggestions.ts';

/** A pause in which one thinks is no end of an expression, in milliseconds. */
const WRITING_PAUSE = 1500;

interface ExpressionTextProps {
  readonly id: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly ground: Ground;
  readonly kind: 'boolean' | 'value';
  readonly field: string | undefined;
  readonly error: string | undefined;
}

/** An expression that is written, with what may stand at the cursor, and what is wrong while it is written. */
export function ExpressionText(props: ExpressionTextProps) {
  const { id, label, value, onChange, ground, kind, field, error } = props;
  const { t } = useLanguage();
  const area = useRef<HTMLTextAreaElement>(null);
  const goTo = useRef<number>(undefined);
  const entry = useLateCommit<string | undefined>({
    value,
    onCommit: onChange,
    pause: WRITING_PAUSE,
    parse: (text) => text.trim() || undefined,
    format: (text) => text ?? '',
  });
  const written = entry.text.trim() === '' ? undefined : entry.text;
  const { problem } = useProblem(ground, written, kind, field);
  const suggestions = useSuggestions(ground, entry.text, (text, cursor) => {
    entry.onChange(text);
    goTo.current = cursor;
  });
  // As soon as React has written the text, before the next key: the cursor goes behind what was put in.
  useLayoutEffect(() => {
    const cursor = goTo.current;
    goTo.current = undefined;
    if (cursor !== undefined) area.current?.setSelectionRange(cursor, cursor);
  });
  const shown = { id, label, isLabelHidden: true, help: t('logic.text.help'), error: problem ?? error };

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (suggestions.onKey(event)) event.preventDefault();
  }

  return (
    <FieldShell {...shown}>
      <div className={styles.frame}>
        <FieldFrame {...shown}>
          <textarea
            ref={area}
            id={id}
            className={`${fieldInputClass} ${styles.area}`}
            rows={Math.min(8, 1 + entry.text.split('\n').length + Math.floor(entry.text.length / 60))}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            value={entry.text}
            {...describedBy(shown)}
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls={suggestions.isOpen ? `${id}-list` : undefined}
            aria-activedescendant={
              suggestions.active === undefined ? undefined : `${id}-${suggestions.active}`
            }
            onChange={(event) => {
              entry.onChange(event.target.value);
              suggestions.ask(event.target.value, event.target.selectionStart);
            }}
            onKeyDown={onKeyDown}
            onBlur={() => {
              suggestions.close();
              entry.onBlur();
            }}
          />
        </FieldFrame>
        <Suggestions id={id} label={t('logic.text.list')} suggestions={suggestions} textOf={ground.textOf} />
      </div>
    </FieldShell>
  );
}
