import { VisuallyHidden } from '../VisuallyHidden/index.ts';
import styles from './LanguageSwitch.module.css';

export interface LanguageSwitchProps {
  readonly label: string;
  /** Code and own name, such as `nl` and Nederlands. */
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  readonly value: string;
  readonly onChange: (code: string) => void;
}

/** The languages of the page, each named in itself. */
export function LanguageSwitch({ label, languages, value, onChange }: LanguageSwitchProps) {
  return (
    // A legend that is not the first child of its fieldset names nothing.
    <fieldset className={styles.switch} aria-label={label}>
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          title={name}
          className={styles.language}
          aria-pressed={code === value}
          onClick={() => onChange(code)}
        >
          <span aria-hidden="true">{code.toUpperCase()}</span>
          <VisuallyHidden>{name}</VisuallyHidden>
        </button>
      ))}
    </fieldset>
  );
}
