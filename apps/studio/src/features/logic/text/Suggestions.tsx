import { VisuallyHidden } from '@greffe/ui';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from './Text.module.css';
import type { SuggestionList } from './useSuggestions.ts';

interface SuggestionsProps {
  readonly id: string;
  readonly label: string;
  readonly suggestions: SuggestionList;
  readonly textOf: (key: string) => string | undefined;
}

/** What may stand at the cursor: what it is called in the expression, and how people know it. */
export function Suggestions({ id, label, suggestions, textOf }: SuggestionsProps) {
  const { t } = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  const { isOpen, candidates, active, take } = suggestions;

  useEffect(() => {
    if (active !== undefined) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <>
      <VisuallyHidden>
        <span role="status">{isOpen ? t('logic.text.found', { count: candidates.length }) : ''}</span>
      </VisuallyHidden>
      {isOpen && (
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className={styles.list}>
          {candidates.map((candidate, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the text field, which keeps the focus.
            <div
              key={`${candidate.kind} ${candidate.insert}`}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={styles.option}
              // The field keeps the focus while something is chosen with the mouse.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(index)}
            >
              <code>{candidate.signature ?? candidate.name}</code>
              <span>{candidate.label === undefined ? '' : textOf(candidate.label)}</span>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
