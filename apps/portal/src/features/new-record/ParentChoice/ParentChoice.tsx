import type { RecordListItem } from '@greffe/client';
import { Banner, RadioGroup, SearchField, Stack } from '@greffe/ui';
import { useState } from 'react';
import { useRecordList } from '../../../api/queries.ts';
import { formatDay } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';

interface ParentChoiceProps {
  readonly registry: string;
  readonly recordType: string;
  /** What records of that type are called. */
  readonly title: string;
  readonly value: string | undefined;
  readonly error: string | undefined;
  readonly onChange: (found: RecordListItem | undefined) => void;
}

/** More are not shown: who knows a number, a code or a name finds with one word more. */
const most = 10;

/** Finds the record that a new one starts from, by number, code or name, among those that the reader may see (CG-2). */
export function ParentChoice({ registry, recordType, title, value, error, onChange }: ParentChoiceProps) {
  const { t } = useLanguage();
  const [search, setSearch] = useState('');
  return (
    <Stack gap={4}>
      <p id="parent-help">{t('new.parentHelp', { type: title })}</p>
      <SearchField
        id="parent-search"
        label={t('new.parentSearch')}
        placeholder={t('new.parentSearch')}
        clearLabel={t('new.parentClear')}
        value={search}
        onCommit={(words) => {
          setSearch(words);
          onChange(undefined);
        }}
      />
      {error !== undefined && value === undefined && (
        <Banner tone="error" announce="assertive" title={error} />
      )}
      {search !== '' && (
        <Found
          {...{ registry, recordType, search, value, onChange }}
          label={t('new.parent', { type: title })}
        />
      )}
    </Stack>
  );
}

interface FoundProps extends Pick<ParentChoiceProps, 'registry' | 'recordType' | 'value' | 'onChange'> {
  readonly search: string;
  readonly label: string;
}

function Found({ registry, recordType, search, label, value, onChange }: FoundProps) {
  const { t } = useLanguage();
  const found = useRecordList({ registry, recordType, search, size: most });
  const items = found.data?.items ?? [];
  const described = ({ code, date, organisation, status }: RecordListItem) =>
    [code, date && formatDay(date), t(`status.${status}`), organisation.name].filter(Boolean).join(' · ');
  return (
    <>
      <p role="status">
        {found.isSuccess && t('new.parentFound', { count: found.data.total, shown: items.length })}
      </p>
      {found.isError && <Banner tone="error" announce="assertive" title={t('new.parentFailed')} />}
      {items.length > 0 && (
        <RadioGroup
          id="parent"
          name="parent"
          label={label}
          isRequired
          orientation="vertical"
          value={value}
          options={items.map((item) => ({
            value: item.id,
            label: item.beneficiary || (item.code ?? t('new.parentUnnamed')),
            description: described(item),
          }))}
          onChange={(id) => onChange(items.find((item) => item.id === id))}
        />
      )}
    </>
  );
}
