import { isLanguage, languageNames } from '@greffe/client/app';
import type { RegistryGround } from '@greffe/client/studio';
import {
  Banner,
  Button,
  ButtonLink,
  ErrorSummary,
  FieldGroup,
  flushPendingCommits,
  Row,
  Section,
  Stack,
} from '@greffe/ui';
import { type FormEvent, useRef, useState } from 'react';
import { newDefinition } from '../../model/index.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './NewRegistry.module.css';
import { RegistryFacts } from './RegistryFacts.tsx';
import { personKey } from './RoleFields.tsx';
import { RoleList } from './RoleList.tsx';
import { errorsOf, firstEntry, idOf, partsOf, type RegistryEntry } from './registryEntry.ts';
import { TitleFields } from './TitleFields.tsx';
import { useBeginRegistry } from './useBeginRegistry.ts';

/** What a registry is, who takes part, what is recorded first; sends it when nothing is missing. */
export function RegistryForm({ ground }: { readonly ground: RegistryGround }) {
  const { t, language } = useLanguage();
  const { begin, failure, isPending, forget } = useBeginRegistry();
  const [entry, setEntry] = useState(() => firstEntry(language));
  const [attempts, setAttempts] = useState(0);
  // What a flush hands on counts at once, before the next drawing.
  const latest = useRef(entry);
  const { people = [], shared } = ground;

  const change = (more: Partial<RegistryEntry>) => {
    latest.current = { ...latest.current, ...more };
    setEntry(latest.current);
  };
  const titles = (part: 'titles' | 'recordType' | 'step') => (of: string, text: string | undefined) =>
    change({ [part]: { ...latest.current[part], [of]: text ?? '' } });

  const errors = attempts === 0 ? [] : errorsOf(entry);
  const errorOf = (field: string): string | undefined => {
    const error = errors.find((each) => each.field === field);
    return error ? t(error.key) : undefined;
  };

  function submit(event: FormEvent): void {
    event.preventDefault();
    flushPendingCommits();
    setAttempts(attempts + 1);
    const { source, article, email } = latest.current;
    if (errorsOf(latest.current).length > 0 || !source || !article || !email) return;
    const { roles, recordType, step } = partsOf(latest.current);
    const id = idOf(latest.current);
    const admitted = roles.flatMap(({ id: role, person }) => {
      const chosen = people.find((each) => personKey(each) === person);
      return chosen ? [{ person: chosen.id, organisation: chosen.organisation.number, role }] : [];
    });
    const files = newDefinition(
      {
        id,
        title: latest.current.titles,
        languages: latest.current.languages,
        legalBasis: { source, article },
        email,
        roles,
        recordType,
        step,
        people: admitted,
      },
      shared,
    );
    void begin(id, files);
  }

  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <ErrorSummary
        title={t('exchange.errors')}
        focusKey={attempts}
        errors={errors.map(({ field, key, label, number = 0, language: of }) => {
          const name = [t(label, { number }), ...(isLanguage(of) ? [languageNames[of]] : [])].join(', ');
          return { id: field, message: t('exchange.errorAt', { field: name, error: t(key) }) };
        })}
      />
      {failure && (
        <Banner tone="error" announce="assertive" title={t('exchange.new.failed')}>
          {failure.sentence}
        </Banner>
      )}
      <RegistryFacts
        entry={entry}
        errorOf={errorOf}
        taken={failure?.isTaken ? failure.sentence : undefined}
        onChange={(more) => {
          if ('id' in more) forget();
          change(more);
        }}
        onTitle={titles('titles')}
        current={() => latest.current}
      />
      <RoleList
        roles={entry.roles}
        languages={entry.languages}
        people={people}
        errorOf={errorOf}
        current={() => latest.current.roles}
        onChange={(roles) => change({ roles })}
      />
      <Section id="new-content" title={t('exchange.content')} description={t('exchange.content.help')}>
        <Stack gap={6}>
          <FieldGroup title={t('exchange.recordType')}>
            <TitleFields
              part="record"
              languages={entry.languages}
              titles={entry.recordType}
              errorOf={errorOf}
              onCommit={titles('recordType')}
            />
          </FieldGroup>
          <FieldGroup title={t('exchange.step')} description={t('exchange.step.help')}>
            <TitleFields
              part="step"
              languages={entry.languages}
              titles={entry.step}
              errorOf={errorOf}
              onCommit={titles('step')}
            />
          </FieldGroup>
        </Stack>
      </Section>
      <Row justify="end">
        <ButtonLink href="/studio">{t('app.cancel')}</ButtonLink>
        <Button type="submit" variant="primary" isPending={isPending} pendingLabel={t('app.loading')}>
          {t('exchange.create')}
        </Button>
      </Row>
    </form>
  );
}
