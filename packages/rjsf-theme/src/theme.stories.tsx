import type { FormProps } from '@rjsf/core';
import withTheme from '@rjsf/core/lib/withTheme.js';
import { ErrorSchemaBuilder, type ValidatorType } from '@rjsf/utils';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { theme } from './theme.ts';

const Form = withTheme(theme);

const validator: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => true,
  rawValidation: () => ({}),
};

const schema: FormProps['schema'] = {
  type: 'object',
  properties: {
    tree: {
      type: 'object',
      properties: {
        owner: { type: 'string', format: 'niss' },
        planted: { type: 'string', format: 'date' },
        height: { type: 'number' },
        kind: { type: 'string', enum: ['oak', 'beech', 'elm'] },
        forest: { type: 'string', enum: ['a', 'b', 'c'] },
        ill: { type: 'boolean' },
        place: { type: 'object', properties: { parish: { type: 'string' }, plot: { type: 'string' } } },
        notes: { type: 'string' },
      },
    },
    visits: {
      type: 'array',
      items: {
        type: 'object',
        properties: { who: { type: 'string' }, on: { type: 'string', format: 'date' } },
      },
    },
  },
};

const uiSchema: FormProps['uiSchema'] = {
  tree: {
    'ui:title': 'Arbre',
    owner: {
      'ui:title': 'NISS du propriétaire',
      'ui:widget': 'niss',
      'ui:options': { width: 'half', required: true },
    },
    planted: {
      'ui:title': 'Planté le',
      'ui:widget': 'date',
      'ui:help': 'Par exemple 31/03/2026',
      'ui:options': { width: 'half', required: true, why: { article: '§2', sentence: 'La date est notée.' } },
    },
    height: {
      'ui:title': 'Hauteur',
      'ui:widget': 'number',
      'ui:options': { width: 'third', unit: 'm', warnings: ['C’est beaucoup pour son âge.'] },
    },
    kind: {
      'ui:title': 'Essence',
      'ui:widget': 'radio',
      'ui:enumNames': ['Chêne', 'Hêtre', 'Orme'],
      'ui:options': { width: 'two-thirds' },
    },
    forest: {
      'ui:title': 'Forêt',
      'ui:widget': 'combobox',
      'ui:enumNames': ['Soignes', 'Anlier', 'Hertogenwald'],
      'ui:options': { width: 'half', required: true },
    },
    ill: { 'ui:title': 'L’arbre est malade' },
    place: {
      'ui:title': 'Lieu',
      'ui:help': 'Celui du cadastre',
      parish: { 'ui:title': 'Commune', 'ui:options': { width: 'half', required: true } },
      plot: { 'ui:title': 'Parcelle', 'ui:readonly': true, 'ui:options': { width: 'half' } },
    },
    notes: { 'ui:title': 'Remarques', 'ui:widget': 'textarea' },
  },
  visits: {
    'ui:title': 'Visites',
    items: {
      'ui:title': 'Visite',
      who: { 'ui:title': 'Par', 'ui:options': { width: 'half', required: true } },
      on: { 'ui:title': 'Le', 'ui:widget': 'date', 'ui:options': { width: 'half', required: true } },
    },
  },
};

const meta = {
  title: 'Forms/Theme',
  component: Form,
  args: {
    schema,
    uiSchema,
    validator,
    noValidate: true,
    formContext: { language: 'fr' },
    formData: {
      tree: { owner: '85040216932', height: 31.5, kind: 'oak', place: { plot: 'B 12' } },
      visits: [{}],
    },
  },
} satisfies Meta<typeof Form>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Filled: Story = {};

export const WithErrors: Story = {
  args: {
    extraErrors: new ErrorSchemaBuilder()
      .addErrors('La date ne peut pas être dans le futur.', 'tree.planted')
      .addErrors('Choisissez une essence.', 'tree.kind')
      .addErrors('Il faut au moins deux visites.', 'visits').ErrorSchema,
  },
};

export const InDutch: Story = { args: { formContext: { language: 'nl' } } };
