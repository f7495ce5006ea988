import { NumberField, TextField } from '@greffe/ui';
import { useState } from 'react';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { limitFault, limitsOf, type NumberLimit } from '../read/limits.ts';
import styles from './Panel.module.css';
import type { TabProps } from './tabProps.ts';

/** What an answer may be at most and at least. What is no limit is said, and not kept. */
export function LimitFields({ step, field }: TabProps) {
  const { t } = useLanguage();
  const { execute } = useEditor();
  const [faults, setFaults] = useState<Readonly<Partial<Record<NumberLimit, string>>>>({});
  const { pointer, schema, kind } = field;
  const { numbers, hasPattern } = limitsOf(kind);
  if (numbers.length === 0 && !hasPattern) return null;

  function set(limit: NumberLimit, value: number | string | undefined): void {
    const fault = limitFault(limit, value, schema, kind);
    setFaults((before) => ({ ...before, [limit]: fault && t(`fields.limit.fault.${fault}`) }));
    if (fault === undefined)
      execute({ type: 'setLimits', step, pointer, limits: { [limit]: value ?? null } });
  }

  return (
    <div className={styles.pairs}>
      {numbers.map((limit) => (
        <NumberField
          key={limit}
          id={`field-${limit}`}
          label={t(`fields.limit.${limit}`)}
          value={typeof schema[limit] === 'number' ? schema[limit] : undefined}
          unit={limit === 'minimum' || limit === 'maximum' ? unitOf(schema.unit) : undefined}
          error={faults[limit]}
          onCommit={(value) => set(limit, value)}
        />
      ))}
      {hasPattern && (
        <TextField
          id="field-pattern"
          label={t('fields.limit.pattern')}
          help={t('fields.limit.patternHelp')}
          maxLength={500}
          value={typeof schema.pattern === 'string' ? schema.pattern : undefined}
          onCommit={(pattern) =>
            execute({ type: 'setLimits', step, pointer, limits: { pattern: pattern ?? null } })
          }
        />
      )}
    </div>
  );
}

const unitOf = (unit: unknown) => (typeof unit === 'string' ? unit : undefined);
