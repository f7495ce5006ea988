import type { TrialPerson } from '@greffe/client/studio';
import { Button, Row, Section, Stack } from '@greffe/ui';
import { useRef, useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { RoleFields } from './RoleFields.tsx';
import type { RoleEntry } from './registryEntry.ts';

interface RoleListProps {
  readonly roles: readonly RoleEntry[];
  readonly languages: readonly string[];
  readonly people: readonly TrialPerson[];
  readonly errorOf: (field: string) => string | undefined;
  /** The roles as they are now, also before the next drawing. */
  readonly current: () => readonly RoleEntry[];
  readonly onChange: (roles: readonly RoleEntry[]) => void;
}

/** Who takes part: one role or more. A new one takes the focus, and a removed one gives it to the button below. */
export function RoleList({ roles, languages, people, errorOf, current, onChange }: RoleListProps) {
  const { t } = useLanguage();
  const [added, setAdded] = useState<number>();
  const button = useRef<HTMLButtonElement>(null);
  const add = () => {
    const key = Math.max(...current().map((role) => role.key)) + 1;
    setAdded(key);
    onChange([...current(), { key, titles: {} }]);
  };
  return (
    <Section id="new-roles" title={t('exchange.roles')} description={t('exchange.roles.help')}>
      <Stack gap={6}>
        {roles.map((role, index) => (
          <RoleFields
            key={role.key}
            role={role}
            index={index}
            languages={languages}
            people={people}
            errorOf={errorOf}
            isNew={role.key === added}
            isOnly={roles.length === 1}
            onChange={(changed) =>
              onChange(current().map((each) => (each.key === changed.key ? changed : each)))
            }
            onRemove={() => {
              onChange(current().filter(({ key }) => key !== role.key));
              button.current?.focus();
            }}
          />
        ))}
        <Row>
          <Button ref={button} icon="plus" onPress={add}>
            {t('exchange.role.add')}
          </Button>
        </Row>
      </Stack>
    </Section>
  );
}
