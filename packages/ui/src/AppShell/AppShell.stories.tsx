import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  ActionBar,
  Button,
  CopyField,
  DateField,
  FieldCell,
  FieldGrid,
  LanguageSwitch,
  Menu,
  NissField,
  NumberField,
  PageHeader,
  RadioGroup,
  SaveStatus,
  Section,
  SideBySide,
  Stack,
  StatusBadge,
  TextField,
  Timeline,
} from '../index.ts';
import { AppShell } from './index.ts';

const nothing = () => undefined;

const tools = (
  <>
    <LanguageSwitch
      label="Langue"
      value="fr"
      languages={[
        { code: 'fr', name: 'Français' },
        { code: 'nl', name: 'Nederlands' },
        { code: 'de', name: 'Deutsch' },
        { code: 'en', name: 'English' },
      ]}
      onChange={nothing}
    />
    <Menu icon="user" items={[{ id: 'out', label: 'Se déconnecter', icon: 'sign-out' }]}>
      Anne Dubois
    </Menu>
  </>
);

function Page() {
  return (
    <>
      <PageHeader
        title="Première implantation"
        crumbsLabel="Fil d’Ariane"
        crumbs={[{ label: 'Enregistrements', href: '#records' }]}
        badge={
          <StatusBadge tone="neutral" icon="pencil">
            Brouillon
          </StatusBadge>
        }
        meta="CHU de Liège · créé le 21/11/2026 par Anne Dubois"
      />
      <SideBySide>
        <Stack gap={6}>
          <Section id="patient" title="Patient">
            <FieldGrid>
              <FieldCell width="half">
                <NissField id="niss" label="Numéro NISS" isRequired value="85040216932" onCommit={nothing} />
              </FieldCell>
              <FieldCell width="half">
                <TextField id="name" label="Nom" value="Dubois" isReadOnly onCommit={nothing} />
              </FieldCell>
              <FieldCell>
                <RadioGroup
                  id="sex"
                  label="Sexe"
                  value="female"
                  options={[
                    { value: 'female', label: 'Féminin' },
                    { value: 'male', label: 'Masculin' },
                  ]}
                  onChange={nothing}
                />
              </FieldCell>
            </FieldGrid>
          </Section>
          <Section id="sensor" title="Capteur" description="Ce qui est imprimé sur la boîte.">
            <FieldGrid>
              <FieldCell width="half">
                <DateField
                  id="date"
                  label="Date de l’implantation"
                  calendarLabel="Ouvrir le calendrier"
                  value="31/02/2026"
                  error="Cette date n’existe pas."
                  errorPrefix="Erreur :"
                  onCommit={nothing}
                />
              </FieldCell>
              <FieldCell width="half">
                <NumberField id="hba1c" label="HbA1c" unit="mmol/mol" value={52.5} onCommit={nothing} />
              </FieldCell>
              <FieldCell>
                <TextField
                  id="lot"
                  label="Numéro de lot"
                  mark="(facultatif)"
                  value={undefined}
                  onCommit={nothing}
                />
              </FieldCell>
            </FieldGrid>
          </Section>
          <ActionBar status={<SaveStatus state="saved" label="Enregistré à 14:05" />}>
            <Button>Quitter</Button>
            <Button variant="primary" icon="send">
              Envoyer
            </Button>
          </ActionBar>
        </Stack>
        <Stack>
          <Section title="Code" isTight>
            <CopyField label="Code" value="REG-7K2M-9QX4-T" copyLabel="Copier" copiedLabel="Copié" />
          </Section>
          <Section title="Historique" isTight>
            <Timeline
              label="Historique"
              events={[
                {
                  id: '1',
                  title: 'Créé',
                  time: '21/11/2026 à 09:12',
                  dateTime: '2026-11-21',
                  by: 'Anne Dubois',
                },
              ]}
            />
          </Section>
        </Stack>
      </SideBySide>
    </>
  );
}

const meta = {
  title: 'Structure/AppShell',
  component: AppShell,
  parameters: {
    layout: 'fullscreen',
    docs: { story: { inline: false, height: '600px' } },
    guide: {
      keyboard: { 'Tab, first': 'Shows “skip to the content”' },
      do: ['Give every page its own title.'],
      dont: ['Do not put what belongs to one record into the bar of all.'],
    },
  },
  args: {
    skipLabel: 'Aller au contenu',
    product: { name: 'Greffe', href: '#home' },
    navLabel: 'Navigation principale',
    nav: [
      { label: 'Enregistrements', href: '#records', isCurrent: true },
      { label: 'Aide', href: '#help' },
    ],
    tools,
    footer: 'Aide : registre@example.be',
    children: <Page />,
  },
} satisfies Meta<typeof AppShell>;
export default meta;
type Story = StoryObj<typeof meta>;

export const WholePage: Story = {};
