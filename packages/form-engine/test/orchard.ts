import type { Bundle, Facts } from '@greffe/definition';
import { buildBundle } from '@greffe/definition';

const texts = (title: (key: string) => string) => ({
  'registry.title': title('Vergers'),
  'registry.description': title('Les arbres visités'),
  'registry.access': title("Demandez l'accès au jardinier."),
  'role.gardener.title': title('Jardinier'),
  'recordType.visit.title': title('Visite'),
  'recordType.visit.description': title('Une visite'),
  'step.visit.title': title('Visite'),
  'field.visit.grower.title': title('Cultivateur'),
  'field.visit.grower.niss.title': title('Numéro national'),
  'field.visit.grower.niss.help': title('Onze chiffres'),
  'field.visit.grower.hasNoNiss.title': title("N'a pas de numéro national"),
  'field.visit.grower.lastName.title': title('Nom'),
  'field.visit.grower.firstName.title': title('Prénom'),
  'field.visit.grower.birthDate.title': title('Date de naissance'),
  'field.visit.grower.sex.title': title('Sexe'),
  'field.visit.grower.sex.option.female': title('Féminin'),
  'field.visit.grower.sex.option.male': title('Masculin'),
  'field.visit.grower.code.title': title('Code du cultivateur'),
  'field.visit.tree.title': title('Arbre'),
  'field.visit.tree.planted.title': title('Date de plantation'),
  'field.visit.tree.height.title': title('Hauteur'),
  'field.visit.tree.graft.title': title('Greffe'),
  'field.visit.tree.graft.option.cleft': title('En fente'),
  'field.visit.tree.graft.option.bud': title('En écusson'),
  'field.visit.tree.remarks.title': title('Remarques'),
  'field.visit.tree.remarks.placeholder': title('Ce qui frappe'),
  'rule.planted-not-in-future': title('La date de plantation est dans le futur.'),
  'rule.grower-is-born': title('Le cultivateur doit être né.'),
  'rule.giant-is-described': title('Décrivez un arbre de plus de 60 m.'),
  'rule.tall-tree': title('Un arbre de plus de 20 m est rare : vérifiez la hauteur.'),
});

const text = { type: 'string', origin: 'proposed' };
const files = {
  'form.json': {
    formatVersion: 1,
    id: 'orchard',
    version: '0.1.0',
    languages: ['fr', 'nl'],
    legalBasis: { source: 'orchard', article: '§1' },
    support: { email: 'support@orchard.example' },
    codePrefix: 'ORC',
    roles: [{ id: 'gardener', origin: 'proposed', grantedBy: ['gardener'] }],
    recordTypes: [
      {
        id: 'visit',
        origin: 'proposed',
        createdBy: ['gardener'],
        beneficiary: {
          step: 'visit',
          niss: '/grower/niss',
          hasNoNiss: '/grower/hasNoNiss',
          code: '/grower/code',
          lastName: '/grower/lastName',
          firstName: '/grower/firstName',
          birthDate: '/grower/birthDate',
          sex: '/grower/sex',
        },
      },
    ],
  },
  'workflow.json': {
    recordTypes: {
      visit: {
        steps: [
          {
            id: 'visit',
            roles: ['gardener'],
            requires: [],
            correction: { mode: 'reopen' },
            effects: [],
            origin: 'proposed',
          },
        ],
      },
    },
  },
  'steps/visit.schema.json': {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      grower: {
        type: 'object',
        origin: 'proposed',
        properties: {
          niss: { ...text, format: 'niss' },
          hasNoNiss: { type: 'boolean', origin: 'proposed' },
          lastName: { ...text, maxLength: 80 },
          firstName: { ...text, maxLength: 80 },
          birthDate: { ...text, format: 'date' },
          sex: { ...text, enum: ['female', 'male'] },
          code: text,
        },
      },
      tree: {
        type: 'object',
        origin: 'proposed',
        properties: {
          planted: { ...text, format: 'date' },
          height: { type: 'number', origin: 'proposed', minimum: 0, maximum: 120, unit: 'm' },
          graft: { ...text, enum: ['cleft', 'bud'] },
          remarks: { ...text, maxLength: 400 },
        },
      },
    },
  },
  'steps/visit.ui.json': {
    fields: { '/tree/remarks': { widget: 'textarea' }, '/grower/niss': { width: 'half' } },
  },
  'steps/visit.logic.json': {
    fields: {
      '/grower/niss': {
        required: '!(has(this.hasNoNiss) && this.hasNoNiss)',
        readOnly: 'this.hasNoNiss',
        clearedWhen: 'this.hasNoNiss',
      },
      '/grower/lastName': { visible: 'this.hasNoNiss', required: 'this.hasNoNiss' },
      '/grower/firstName': { visible: 'this.hasNoNiss', required: 'this.hasNoNiss' },
      '/grower/birthDate': { derived: 'nissBirthDate(this.niss)' },
      '/grower/code': { visible: 'false' },
      '/tree/planted': { required: true },
      '/tree/graft': { required: true },
    },
  },
  'rules.json': {
    rules: [
      {
        id: 'planted-not-in-future',
        step: 'visit',
        scope: '/tree',
        at: '/planted',
        severity: 'error',
        assert: { cel: 'this.planted <= today' },
        origin: 'proposed',
        cite: { source: 'orchard', article: '§4', sentence: 'On ne greffe que ce qui pousse.' },
      },
      {
        id: 'grower-is-born',
        step: 'visit',
        scope: '/grower',
        at: '/birthDate',
        severity: 'error',
        assert: { cel: 'this.birthDate < today' },
        origin: 'proposed',
      },
      {
        id: 'giant-is-described',
        step: 'visit',
        scope: '/tree',
        at: '/remarks',
        severity: 'error',
        assert: { any: [{ cel: 'this.height <= 60.0' }, { cel: 'has(this.remarks)' }] },
        origin: 'proposed',
      },
      {
        id: 'tall-tree',
        step: 'visit',
        scope: '/tree',
        at: '/height',
        severity: 'warning',
        assert: { cel: 'this.height <= 20.0' },
        origin: 'proposed',
      },
    ],
  },
  'i18n/fr.json': texts((title) => title),
  'i18n/nl.json': texts((title) => `${title} (nl)`),
};

/** The orchard with two fields that ask for files: a plan of the tree, and pictures of it. */
export function orchardWithFiles(): Bundle {
  const schema = files['steps/visit.schema.json'];
  const { tree } = schema.properties;
  const file = { ...text, format: 'file', maxLength: 36 };
  const pictures = { type: 'array', maxItems: 5, items: file, origin: 'proposed' };
  const withFiles = { ...tree, properties: { ...tree.properties, plan: file, pictures } };
  const titles = {
    'field.visit.tree.plan.title': 'Plan',
    'field.visit.tree.pictures.title': 'Photos',
  };
  return orchard({
    'steps/visit.schema.json': { ...schema, properties: { ...schema.properties, tree: withFiles } },
    'i18n/fr.json': { ...files['i18n/fr.json'], ...titles },
    'i18n/nl.json': { ...files['i18n/nl.json'], ...titles },
  });
}

/** An invented registry of orchards, with the logic that a real one has; `change` gives some of its files anew. */
export function orchard(change: Readonly<Record<string, unknown>> = {}): Bundle {
  const written = Object.fromEntries(
    Object.entries({ ...files, ...change }).map(([name, file]) => [name, JSON.stringify(file, null, 2)]),
  );
  const { bundle, findings } = buildBundle(written, {});
  if (!bundle)
    throw new Error(
      `The orchard is not a definition:\n${findings.map((f) => `${f.file}${f.pointer} ${f.message}`).join('\n')}`,
    );
  return bundle;
}

export const facts: Facts = {
  today: '2026-11-22',
  organisation: { number: '71000436', name: 'Verger du Nord' },
  author: { number: '', name: 'Ada' },
};

/** A number with good check digits, of somebody born on 2 April 1985. */
export const goodNiss = '85040216932';
