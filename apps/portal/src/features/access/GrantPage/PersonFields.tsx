import { Button, FieldGroup, NissField, TextField } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from './GrantForm.module.css';
import type { useGrant } from './useGrant.ts';

interface PersonFieldsProps {
  readonly grant: ReturnType<typeof useGrant>;
  readonly errorAt: (pointer: string) => string | undefined;
  readonly person: { readonly name: string } | undefined;
  /** A patient's role: given by the national number, by which the sign-in service knows the person. */
  readonly isForOneself: boolean;
}

/** Who gets it: found by a number or a login, and named where nobody has it yet. */
export function PersonFields({ grant, errorAt, person, isForOneself }: PersonFieldsProps) {
  const { t } = useLanguage();
  const { values, set, search } = grant;
  const field = (name: 'number' | 'login' | 'niss' | 'givenName' | 'familyName' | 'email' | 'phone') => ({
    id: `grant-${name}`,
    value: values[name],
    error: errorAt(`/person/${name}`),
    onCommit: (value: string | undefined) => value !== values[name] && set({ [name]: value }),
  });
  const personError = errorAt('/person/id');
  if (person) {
    return (
      <p className={styles.found}>
        {t('access.column.person')} <strong>{person.name}</strong>
        {personError !== undefined && <span role="alert">{personError}</span>}
      </p>
    );
  }
  const names = (
    <>
      <TextField {...field('givenName')} label={t('access.person.givenName')} isRequired />
      <TextField {...field('familyName')} label={t('access.person.familyName')} isRequired />
      <TextField
        {...field('email')}
        type="email"
        label={t('contact.email')}
        help={t('access.person.reach')}
      />
      <TextField {...field('phone')} type="tel" label={t('contact.phone')} help={t('contact.phoneHelp')} />
    </>
  );
  if (isForOneself) {
    return (
      <FieldGroup
        id="grant-person"
        title={t('access.column.person')}
        description={t('access.person.nissHelp')}
      >
        <div className={styles.group}>
          <NissField {...field('niss')} label={t('access.person.niss')} isRequired />
          {names}
        </div>
      </FieldGroup>
    );
  }
  const found = search.data?.person;
  const isNew = (search.isSuccess && found === undefined) || errorAt('/person/givenName') !== undefined;
  return (
    <FieldGroup id="grant-person" title={t('access.column.person')} description={t('access.person.help')}>
      <div className={styles.group}>
        <TextField {...field('number')} label={t('access.person.number')} inputMode="numeric" />
        <TextField {...field('login')} label={t('access.person.login')} help={t('access.person.loginHelp')} />
        <div>
          <Button
            icon="search"
            isPending={search.isPending}
            pendingLabel={t('app.loading')}
            onPress={search.run}
          >
            {t('access.person.search')}
          </Button>
        </div>
        <p role="status" className={styles.found}>
          {found !== undefined && (
            <>
              {t('access.person.found')} <strong>{found.name}</strong>
            </>
          )}
          {isNew && t('access.person.new')}
        </p>
        {isNew && names}
      </div>
    </FieldGroup>
  );
}
