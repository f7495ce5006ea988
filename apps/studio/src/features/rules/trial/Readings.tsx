import type { Reading } from '@greffe/definition/assist';
import { formatDay, formatDecimal, isDay } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { Ground } from '../../logic/ground/useGround.ts';
import styles from './Trial.module.css';

interface ReadingsProps {
  readonly readings: readonly Reading[];
  readonly ground: Ground;
}

/** What a condition reads at this moment: each field with its value, or that none is given. */
export function Readings({ readings, ground }: ReadingsProps) {
  const { t, language } = useLanguage();
  if (readings.length === 0) return null;
  const subjectOf = (path: string) => ground.subjectOf({ kind: 'path', path });

  function say(path: string, value: unknown): string {
    if (value === undefined) return t('rules.reading.none');
    if (Array.isArray(value))
      return value.map((each) => say(path, each)).join(', ') || t('rules.reading.none');
    if (typeof value === 'boolean') return t(value ? 'logic.value.yes' : 'logic.value.no');
    if (typeof value === 'number') return formatDecimal(value, language);
    if (typeof value !== 'string') return t('rules.reading.group');
    if (isDay(value)) return formatDay(value);
    return subjectOf(path)?.options?.find((option) => option.value === value)?.label ?? value;
  }

  return (
    <dl className={styles.readings} aria-label={t('rules.reading.title')}>
      {readings.map(({ path, value }) => (
        <div key={path}>
          <dt>{subjectOf(path)?.label ?? path}</dt>
          <dd className={value === undefined ? styles.none : undefined}>{say(path, value)}</dd>
        </div>
      ))}
    </dl>
  );
}
