import { DateField, FieldGroup, Select } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useGrants } from '../queries.ts';
import styles from './GrantForm.module.css';
import type { useGrant } from './useGrant.ts';

interface SpanFieldsProps {
  readonly grant: ReturnType<typeof useGrant>;
  readonly errorAt: (pointer: string) => string | undefined;
  /** Who gets it: nobody stands in for themselves. */
  readonly person: { readonly id: string } | undefined;
}

/** From when, until when, and whose absence it bridges, where somebody has the role there. */
export function SpanFields({ grant, errorAt, person: chosen }: SpanFieldsProps) {
  const { t } = useLanguage();
  const { values, set } = grant;
  const { registry, role, organisation } = values;
  const isPlaced = registry !== undefined && role !== undefined && organisation !== undefined;
  const holders = useGrants(isPlaced ? { registry, role, organisation } : {}, isPlaced);
  const present = (isPlaced ? (holders.data?.items ?? []) : []).filter(
    ({ state, person }) => state === 'current' && person.id !== chosen?.id,
  );
  const day = (name: 'from' | 'to') => ({
    id: `grant-${name}`,
    value: values[name],
    error: errorAt(`/${name}`),
    calendarLabel: t('access.calendar'),
    onCommit: (value: string | undefined) => set({ [name]: value }),
  });
  return (
    <FieldGroup id="grant-span" title={t('access.column.span')} description={t('access.span.help')}>
      <div className={styles.group}>
        <DateField {...day('from')} label={t('access.span.from')} />
        <DateField {...day('to')} label={t('access.span.to')} />
        {present.length > 0 && (
          <Select
            id="grant-stand-in"
            label={t('access.span.standsInFor')}
            help={t('access.span.standsInForHelp')}
            placeholder={t('access.span.nobody')}
            value={values.standsInFor}
            error={errorAt('/standsInFor')}
            options={present.map(({ person }) => ({ value: person.id, label: person.name }))}
            onChange={(standsInFor) => set({ standsInFor })}
          />
        )}
      </div>
    </FieldGroup>
  );
}
