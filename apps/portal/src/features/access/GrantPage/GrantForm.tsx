import type { AccessGround } from '@greffe/client';
import { Banner, Button, Section, Select } from '@greffe/ui';
import { useEffect, useRef } from 'react';
import { detailOf, faultAt } from '../../../app/problems.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { registryTitle, roleTitle } from '../words.ts';
import styles from './GrantForm.module.css';
import { PersonFields } from './PersonFields.tsx';
import { SpanFields } from './SpanFields.tsx';
import { type GrantValues, useGrant } from './useGrant.ts';

interface GrantFormProps {
  readonly ground: AccessGround;
  /** Somebody who was chosen already. */
  readonly person?: { readonly id: string; readonly name: string };
}

/** What, where, to whom and for how long; only what the signed-in person may give is offered. */
export function GrantForm({ ground, person }: GrantFormProps) {
  const { t, language } = useLanguage();
  const grant = useGrant(startOf(ground), person);
  const { values, set, giving } = grant;
  const registry = ground.registries.find(({ id }) => id === values.registry);
  const role = registry?.roles.find(({ id }) => id === values.role);
  const isForOneself = role?.isForOneself ?? false;
  const organisations = ground.organisations.filter(({ number }) => role?.organisations.includes(number));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Where the refusal names a field, that is where to go on.
    if (giving.isError) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [giving.isError]);
  const errorAt = (pointer: string) => faultAt(giving.error ?? grant.search.error, pointer);
  const needed = (value: string | undefined) =>
    giving.isError && value === undefined ? t('access.choose') : undefined;

  return (
    <Section>
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          giving.run(isForOneself);
        }}
      >
        {giving.isError && (
          <Banner tone="error" announce="assertive" title={t('access.give.failed')}>
            {detailOf(giving.error) ?? t('app.unreachable.text')}
          </Banner>
        )}
        {ground.registries.length > 1 && (
          <Select
            id="grant-registry"
            label={t('records.registry.label')}
            isRequired
            placeholder={t('access.choose')}
            value={values.registry}
            error={needed(values.registry)}
            options={ground.registries.map(({ id, title }) => ({
              value: id,
              label: registryTitle(id, title, language, t),
            }))}
            onChange={(id) => set({ ...startOf(ground, id), registry: id })}
          />
        )}
        <Select
          id="grant-role"
          label={t('access.column.role')}
          isRequired
          placeholder={t('access.choose')}
          value={values.role}
          error={needed(values.role)}
          options={(registry?.roles ?? []).map(({ id, title }) => ({
            value: id,
            label: roleTitle(title, language, t),
          }))}
          onChange={(id) => set({ ...placeOf(registry, id), role: id, standsInFor: undefined })}
        />
        <Select
          id="grant-organisation"
          label={t('access.organisation')}
          isRequired
          placeholder={t('access.choose')}
          value={values.organisation}
          error={needed(values.organisation)}
          options={organisations.map(({ number, name }) => ({ value: number, label: name }))}
          onChange={(organisation) => set({ organisation, standsInFor: undefined })}
        />
        <PersonFields grant={grant} errorAt={errorAt} person={person} isForOneself={isForOneself} />
        <SpanFields grant={grant} errorAt={errorAt} person={person} />
        <div>
          <Button
            type="submit"
            variant="primary"
            icon="plus"
            isPending={giving.isPending}
            pendingLabel={t('app.loading')}
          >
            {t('access.give')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

type Registry = AccessGround['registries'][number];

/** Where there is one choice it is made. */
function startOf({ registries }: AccessGround, id?: string): GrantValues {
  const registry = registries.length === 1 ? registries[0] : registries.find((one) => one.id === id);
  const role = registry?.roles.length === 1 ? registry.roles[0]?.id : undefined;
  return { registry: registry?.id, role, standsInFor: undefined, ...placeOf(registry, role) };
}

function placeOf(registry: Registry | undefined, role: string | undefined): GrantValues {
  const organisations = registry?.roles.find(({ id }) => id === role)?.organisations ?? [];
  return { organisation: organisations.length === 1 ? organisations[0] : undefined };
}
