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
  'role.curator.title': ['Conservateur', 'Conservator'],
  'role.support.title': ['Support', 'Ondersteuning'],
  'recordType.reading.title': ['Lecture', 'Lezing'],
  'recordType.reading.description': ['Un livre lu sur place', 'Een boek dat ter plaatse wordt gelezen'],
  'recordType.renewal.description': ['Une lecture prolongée', 'Een verlengde lezing'],
  'recordType.renewal.title': ['Prolongation', 'Verlenging'],
  'step.opinion.title': ['Avis', 'Advies'],
  'step.diary.title': ['Carnet', 'Logboek'],
  'step.closing.title': ['Clôture', 'Afsluiting'],
  'step.extension.title': ['Prolongation', 'Verlenging'],
  'field.opinion.answer.title': ['Réponse', 'Antwoord'],
  'field.diary.pages.title': ['Pages lues', 'Gelezen pagina’s'],
  'field.closing.note.title': ['Remarque', 'Opmerking'],
  'field.extension.note.title': ['Remarque', 'Opmerking'],
  'outcome.opinion.question': ['Question posée', 'Vraag gesteld'],
  'outcome.opinion.refused': ['Refus', 'Weigering'],
  'outcome.opinion.granted': ['Accord', 'Akkoord'],
  'outcome.diary.stuck': ['Lecture bloquée', 'Lezing vastgelopen'],
  'outcome.diary.fine': ['Tout va bien', 'Alles gaat goed'],
  'message.asked.subject': ['Un avis est demandé', 'Er is advies gevraagd'],
  'message.asked.text': ['Un avis vous attend.', 'Er wacht een advies op u.'],
  'message.stuck.subject': ['Un lecteur est bloqué', 'Een lezer zit vast'],
  'message.stuck.text': ['Un lecteur est bloqué.', 'Een lezer zit vast.'],
  'link.reading': ['La lecture', 'De lezing'],
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
    roles: ['librarian', 'curator', 'support'].map((id) => ({
      id,
      origin: 'proposed',
      grantedBy: ['librarian'],
    })),
    recordTypes: [
      {
        id: 'loan',
        origin: 'proposed',
        createdBy: ['librarian'],
        beneficiary: { step: 'desk', ...pointersOf(readerFields) },
      },
      // Several people and steps: rounds, an undo window, a diary, another record started from it.
      ...['reading', 'renewal'].map((id) => ({
        id,
        origin: 'proposed',
        createdBy: ['librarian'],
        beneficiary: { step: 'desk', ...pointersOf(readerFields) },
      })),
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
  'steps/opinion.schema.json': object({ answer: text }),
  'steps/diary.schema.json': object({ pages: { type: 'integer', origin: 'proposed' } }),
  'steps/closing.schema.json': object({ note: text }),
  'steps/extension.schema.json': object({ note: text }),
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
      reading: {
        support: ['support'],
        steps: [
          {
            id: 'desk',
            roles: ['librarian'],
            requires: [],
            correction: { mode: 'undo', window: 'PT5M' },
            effects: [{ type: 'message', message: 'asked', to: ['curator'] }],
            origin: 'proposed',
          },
          {
            id: 'opinion',
            roles: ['curator'],
            requires: ['desk'],
            correction: { mode: 'final' },
            outcomes: [
              { id: 'question', when: 'data.answer == "?"', reopens: ['opinion'], origin: 'proposed' },
              { id: 'refused', when: 'data.answer == "no"', ends: true, origin: 'proposed' },
              { id: 'granted', origin: 'proposed' },
            ],
            effects: [],
            origin: 'proposed',
          },
          {
            id: 'diary',
            roles: ['librarian'],
            requires: ['desk'],
            repeat: { kind: 'atWill' },
            correction: { mode: 'undo', window: 'PT2M' },
            outcomes: [
              { id: 'stuck', when: 'data.pages == 0', origin: 'proposed' },
              { id: 'fine', origin: 'proposed' },
            ],
            effects: [{ type: 'message', message: 'stuck', to: ['curator'], outcome: 'stuck' }],
            origin: 'proposed',
          },
          {
            id: 'closing',
            roles: ['librarian'],
            requires: ['opinion'],
            when: 'outcomes.opinion == "granted"',
            correction: { mode: 'reopen' },
            effects: [],
            origin: 'proposed',
          },
        ],
      },
      renewal: {
        links: [{ id: 'reading', recordType: 'reading', kind: 'parent', requires: ['opinion'], shows: {} }],
        steps: [
          {
            id: 'extension',
            roles: ['librarian'],
            requires: [],
            correction: { mode: 'reopen' },
            effects: [],
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
