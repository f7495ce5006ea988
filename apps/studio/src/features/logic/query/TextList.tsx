import { TextField } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';

interface TextListProps {
  readonly id: string;
  readonly label: string;
  readonly texts: readonly string[];
  readonly onChange: (texts: readonly string[]) => void;
}

/** Several texts of which one is enough, written one after the other. */
export function TextList({ id, label, texts, onChange }: TextListProps) {
  const { t } = useLanguage();
  return (
    <TextField
      id={id}
      label={label}
      isLabelHidden
      help={t('logic.value.several')}
      value={texts.join('; ')}
      onCommit={(text) =>
        onChange(
          (text ?? '')
            .split(';')
            .map((each) => each.trim())
            .filter((each) => each !== ''),
        )
      }
    />
  );
}
