import { aDraft, files } from './studio.tsx';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const texts = (text: string | undefined, more: Readonly<Record<string, string>>) =>
  json({ ...(JSON.parse(text ?? '{}') as object), ...more });

/** A draft of which the first step has a section, a list, choices, a table and a shared module. */
export const fieldsDraft = aDraft({
  files: {
    ...files,
    'steps/desk.schema.json': json({
      type: 'object',
      additionalProperties: false,
      properties: {
        title: { type: 'string', maxLength: 200, origin: 'proposed' },
        loan: {
          type: 'object',
          origin: 'proposed',
          properties: {
            from: { type: 'string', format: 'date', origin: 'proposed' },
            copies: { type: 'integer', minimum: 1, maximum: 9, origin: 'proposed' },
            state: { type: 'string', enum: ['new', 'worn'], origin: 'proposed' },
          },
        },
        reader: { $ref: '../../shared/reader/module.schema.json', origin: 'proposed' },
        shelf: { type: 'string', fromTable: { table: 'shelves', value: 'code' }, origin: 'proposed' },
      },
    }),
    'steps/desk.logic.json': json({
      fields: {
        '/title': { required: true },
        '/loan/copies': { visible: 'has(this.state) && this.state == "worn"' },
      },
    }),
    'steps/desk.ui.json': json({
      fields: { '/loan/from': { width: 'half' }, '/loan/copies': { width: 'half' } },
    }),
    'rules.json': json({
      rules: [
        {
          id: 'few-worn',
          step: 'desk',
          scope: '/loan',
          at: '/copies',
          severity: 'error',
          assert: { any: [{ cel: 'this.state == "new"' }, { cel: 'this.copies < 3' }] },
          origin: 'proposed',
        },
      ],
    }),
    'tables/shelves.csv': 'code,label,from\na1,First,2026-01-01\n',
    'i18n/fr.json': texts(files['i18n/fr.json'], {
      'field.desk.loan.title': 'Le prêt',
      'field.desk.loan.from.title': 'Prêté le',
      'field.desk.loan.copies.title': 'Exemplaires',
      'field.desk.loan.state.title': 'État',
      'field.desk.loan.state.option.new': 'Neuf',
      'field.desk.loan.state.option.worn': 'Usé',
      'field.desk.reader.title': 'Lecteur',
      'field.desk.shelf.title': 'Rayon',
      'table.shelves.a1': 'Premier',
      'rule.few-worn': 'Peu d’exemplaires usés.',
    }),
    'i18n/nl.json': texts(files['i18n/nl.json'], {
      'field.desk.loan.title': 'De lening',
      'field.desk.loan.copies.title': 'Exemplaren',
      'field.desk.loan.state.title': 'Staat',
      'field.desk.loan.state.option.new': 'Nieuw',
    }),
  },
  shared: {
    'reader/module.schema.json': json({
      type: 'object',
      properties: {
        name: { type: 'string', maxLength: 80, cite: { source: 'library', article: '§4' } },
        card: { type: 'string' },
      },
    }),
    'reader/module.ui.json': json({ fields: { '/card': { width: 'third' } } }),
    'reader/module.logic.json': json({ fields: { '/name': { required: true } } }),
    'reader/i18n/fr.json': json({
      title: 'Le lecteur',
      'name.title': 'Nom du lecteur',
      'card.title': 'Carte',
    }),
    'reader/i18n/nl.json': json({ title: 'De lezer', 'name.title': 'Naam van de lezer' }),
  },
});
