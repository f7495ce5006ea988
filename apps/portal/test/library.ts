import { type Bundle, buildBundle } from '@greffe/definition';

const words: Readonly<Record<string, readonly [fr: string, nl: string]>> = {
  'registry.title': ['Bibliothèque', 'Bibliotheek'],
  'registry.description': ['Les prêts', 'De leningen'],
  'registry.access': ['Demandez l’accès au bibliothécaire.', 'Vraag toegang aan de bibliothecaris.'],
  'role.librarian.title': ['Bibliothécaire', 'Bibliothecaris'],
  'recordType.loan.title': ['Prêt', 'Lening'],
  'recordType.loan.description': ['Un livre prêté', 'Een uitgeleend boek'],
  'recordType.loan.codeHelp': ['Notez ce code dans le livre.', 'Noteer deze code in het boek.'],
  'step.desk.title': ['Guichet', 'Balie'],
  'step.desk.action.validate': ['Envoyer', 'Verzenden'],
  'field.desk.reader.title': ['Lecteur', 'Lezer'],
  'field.desk.reader.niss.title': ['Numéro national', 'Rijksregisternummer'],
  'field.desk.reader.hasNoNiss.title': ['Sans numéro national', 'Zonder rijksregisternummer'],
  'field.desk.reader.code.title': ['Code du lecteur', 'Code van de lezer'],
  'field.desk.reader.lastName.title': ['Nom', 'Naam'],
  'field.desk.reader.firstName.title': ['Prénom', 'Voornaam'],
  'field.desk.reader.birthDate.title': ['Date de naissance', 'Geboortedatum'],
  'field.desk.reader.sex.title': ['Sexe', 'Geslacht'],
  'field.desk.book.title': ['Livre', 'Boek'],
  'field.desk.book.title.title': ['Titre', 'Titel'],
};

const text = { type: 'string', origin: 'proposed' };
const object = (properties: object) => ({ type: 'object', additionalProperties: false, properties });
const pointersOf = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, `/reader/${name}`]));
const readerFields = ['niss', 'hasNoNiss', 'code', 'lastName', 'firstName', 'birthDate', 'sex'];
const textsOf = (index: 0 | 1) =>
  Object.fromEntries(Object.entries(words).map(([key, texts]) => [key, texts[index]]));

const files = {
  'form.json': {
    formatVersion: 1,
    id: 'library',
    version: '0.1.0',
    languages: ['fr', 'nl'],
    legalBasis: { source: 'library', article: '§1' },
    support: { email: 'support@library.example' },
    codePrefix: 'LIB',
    roles: [{ id: 'librarian', origin: 'proposed', grantedBy: ['librarian'] }],
    recordTypes: [
      {
        id: 'loan',
        origin: 'proposed',
        createdBy: ['librarian'],
        beneficiary: { step: 'desk', ...pointersOf(readerFields) },
      },
    ],
  },
  'steps/desk.schema.json': object({
    reader: object({
      ...Object.fromEntries(readerFields.map((name) => [name, text])),
      hasNoNiss: { type: 'boolean', origin: 'proposed' },
      birthDate: { ...text, format: 'date' },
    }),
    book: object({ title: text }),
  }),
  'steps/desk.logic.json': { fields: { '/book/title': { required: true } } },
  'workflow.json': {
    recordTypes: {
      loan: {
        steps: [
          {
            id: 'desk',
            roles: ['librarian'],
            requires: [],
            correction: { mode: 'reopen' },
            effects: [{ type: 'code' }],
            origin: 'proposed',
          },
        ],
      },
    },
  },
  'rules.json': { rules: [] },
  'i18n/fr.json': textsOf(0),
  'i18n/nl.json': textsOf(1),
};

/** A small invented registry: a library that lends books. */
export function library(): Bundle {
  const { bundle, findings } = buildBundle(
    Object.fromEntries(Object.entries(files).map(([path, content]) => [path, JSON.stringify(content)])),
    {},
  );
  if (!bundle) throw new Error(JSON.stringify(findings, null, 2));
  return bundle;
}
