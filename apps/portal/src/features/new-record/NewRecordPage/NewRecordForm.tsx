import type { RecordListItem } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { Banner, Button, Section, Select } from '@greffe/ui';
import { useState } from 'react';
import { detailOf } from '../../../app/problems.ts';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useSession } from '../../session/SessionProvider.tsx';
import type { RegistryChoices } from '../choices.ts';
import { creatingOrganisations } from '../organisations.ts';
import { ParentChoice } from '../ParentChoice/ParentChoice.tsx';
import { TypeChoice } from '../TypeChoice.tsx';
import { useCreateRecord } from '../useCreateRecord.ts';
import styles from './NewRecordForm.module.css';

interface NewRecordFormProps {
  readonly choices: readonly RegistryChoices[];
  readonly bundles: ReadonlyMap<string, Bundle>;
}

/** The type, on whose behalf, and the button that makes the record. */
export function NewRecordForm({ choices, bundles }: NewRecordFormProps) {
  const { t, language } = useLanguage();
  const session = useSession();
  const types = choices.flatMap((registry) => registry.types);
  const only = types.length === 1 ? types[0]?.value : undefined;
  const [chosen, setChosen] = useState(only);
  const [organisation, setOrganisation] = useState<string>();
  const [parent, setParent] = useState<RecordListItem>();
  const [isMissing, setMissing] = useState(false);
  const creation = useCreateRecord();

  const type = types.find(({ value }) => value === chosen);
  const bundle = type && bundles.get(type.definition);
  const organisations =
    type && bundle ? creatingOrganisations(session, type.registry, type.recordType, bundle) : [];
  const number =
    organisations.find((each) => each.number === organisation) ??
    organisations.find((each) => each.number === parent?.organisation.number) ??
    organisations[0];
  const parentType = type?.parentType;

  const create = () => {
    if (!type || !number) {
      setMissing(true);
      document.getElementById('type-0-0')?.focus();
      return;
    }
    if (parentType !== undefined && parent === undefined) {
      setMissing(true);
      document.getElementById('parent-search')?.focus();
      return;
    }
    creation.mutate({
      registry: type.registry,
      recordType: type.recordType,
      organisation: number.number,
      ...(parentType !== undefined && parent && { parent: parent.id }),
    });
  };

  return (
    <Section>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        {creation.isError && (
          <Banner tone="error" announce="assertive" title={t('new.failed')}>
            {detailOf(creation.error) ?? t('app.unreachable.text')}
          </Banner>
        )}
        <TypeChoice
          registries={choices}
          value={chosen}
          error={isMissing && !type ? t('new.typeMissing') : undefined}
          onChange={(value) => {
            setChosen(value);
            setMissing(false);
          }}
        />
        {type && bundle && parentType !== undefined && (
          <ParentChoice
            // Another registry or kind of record is another search.
            key={`${type.registry}/${parentType}`}
            registry={type.registry}
            recordType={parentType}
            title={definitionTexts(bundle, language).recordType(parentType)}
            value={parent?.id}
            error={isMissing ? t('new.parentMissing') : undefined}
            onChange={setParent}
          />
        )}
        {organisations.length > 1 && (
          <Select
            id="organisation"
            label={t('new.organisation')}
            placeholder={t('new.organisation')}
            value={number?.number}
            options={organisations.map((each) => ({ value: each.number, label: each.name }))}
            onChange={setOrganisation}
          />
        )}
        {organisations.length === 1 && (
          <p className={styles.organisation}>
            {t('new.organisation')} <strong>{organisations[0]?.name}</strong>
          </p>
        )}
        <div>
          <Button
            type="submit"
            variant="primary"
            icon="plus"
            isPending={creation.isPending}
            pendingLabel={t('app.loading')}
          >
            {t('new.create')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
