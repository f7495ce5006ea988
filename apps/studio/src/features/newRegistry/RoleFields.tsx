import type { TrialPerson } from '@greffe/client/studio';
import { Button, FieldCell, FieldGrid, FieldGroup, Row, Select, Stack } from '@greffe/ui';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { fieldOf, type RoleEntry, rolePart } from './registryEntry.ts';
import { TitleFields } from './TitleFields.tsx';

interface RoleFieldsProps {
  readonly role: RoleEntry;
  readonly index: number;
  readonly languages: readonly string[];
  /** Who may be given the role to try it; nobody outside development. */
  readonly people: readonly TrialPerson[];
  readonly errorOf: (field: string) => string | undefined;
  readonly isNew: boolean;
  readonly isOnly: boolean;
  readonly onChange: (role: RoleEntry) => void;
  readonly onRemove: () => void;
}

export const personKey = ({ id, organisation }: TrialPerson) => `${id} ${organisation.number}`;

/** One who takes part: what the role is called, and in development who has it. */
export function RoleFields(props: RoleFieldsProps) {
  const { role, index, languages, people, errorOf, isNew, isOnly, onChange, onRemove } = props;
  const { t } = useLanguage();
  const part = rolePart(role);
  return (
    <FieldGroup
      id={fieldOf(part)}
      title={t('exchange.role', { number: index + 1 })}
      description={t(index === 0 ? 'exchange.role.first' : 'exchange.role.other')}
    >
      <Stack>
        <TitleFields
          part={part}
          languages={languages}
          titles={role.titles}
          errorOf={errorOf}
          autoFocus={isNew}
          onCommit={(language, text) =>
            onChange({ ...role, titles: { ...role.titles, [language]: text ?? '' } })
          }
        />
        {people.length > 0 && (
          <FieldGrid>
            <FieldCell width="half">
              <Select
                id={`${fieldOf(part)}-person`}
                label={t('exchange.trial')}
                help={t('exchange.trial.help')}
                placeholder={t('exchange.trial.nobody')}
                value={role.person}
                options={people.map((person) => ({
                  value: personKey(person),
                  label: `${person.name} (${person.organisation.name})`,
                }))}
                onChange={(person) => onChange({ ...role, person })}
              />
            </FieldCell>
          </FieldGrid>
        )}
        {!isOnly && (
          <Row justify="end">
            <Button
              variant="quiet"
              icon="trash"
              aria-label={t('exchange.role.removeNamed', { number: index + 1 })}
              onPress={onRemove}
            >
              {t('exchange.role.remove')}
            </Button>
          </Row>
        )}
      </Stack>
    </FieldGroup>
  );
}
