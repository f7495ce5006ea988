import styles from './Citation.module.css';

export interface CitationProps {
  /** The place, in words such as "Convention, §1.2". */
  readonly label: string;
  /** The sentence itself, shown on demand. */
  readonly sentence?: string | undefined;
  readonly language?: string | undefined;
}

/** Where a requirement comes from. */
export function Citation({ label, sentence, language }: CitationProps) {
  if (sentence === undefined) return <span className={styles.citation}>{label}</span>;
  return (
    <details className={styles.citation}>
      <summary className={styles.summary}>{label}</summary>
      <blockquote className={styles.sentence} lang={language}>
        {sentence}
      </blockquote>
    </details>
  );
}
