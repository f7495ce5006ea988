/** How large an invented definition is. */
export interface Size {
  readonly steps: number;
  readonly fields: number;
  readonly cases: number;
}

const LANGUAGES = ['fr', 'nl', 'de', 'en'];
const KINDS: readonly object[] = [
  { type: 'string', maxLength: 60 },
  { type: 'integer', minimum: 0, maximum: 900 },
  { type: 'string', format: 'date' },
  { type: 'boolean' },
  { type: 'string', enum: ['often', 'sometimes', 'never'] },
  { type: 'number', minimum: 0, maximum: 100 },
  { type: 'string', pattern: '^[A-Z]{2}-\\d{1,6}$', maxLength: 9 },
];

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * The files of an invented registry, as large as one likes: every step is filled in turn and has fields of each kind in
 * sections of ten, a third of them with logic, a tenth with a rule. It has no findings.
 */
export function largeDefinition({ steps, fields, cases }: Size): Record<string, string> {
  const ids = Array.from({ length: steps }, (_, index) => `part-${index + 1}`);
  const perStep = Math.ceil(fields / steps);
  const texts: Record<string, string> = {
    'registry.title': 'Title',
    'registry.description': 'Description',
    'registry.access': 'Access',
    'recordType.visit.title': 'Visit',
    'recordType.visit.description': 'One visit',
    'role.nurse.title': 'Nurse',
    'role.head.title': 'Head',
  };
  const files: Record<string, string> = { 'form.json': json(formOf(ids[0] ?? '')) };
  const rules: object[] = [];
  for (const id of ids) {
    const step = stepOf(id, perStep, texts, rules);
    files[`steps/${id}.schema.json`] = json(step.schema);
    files[`steps/${id}.logic.json`] = json({ fields: step.logic });
    files[`steps/${id}.ui.json`] = json({ fields: step.ui });
  }
  files['rules.json'] = json({ rules });
  files['workflow.json'] = json({
    recordTypes: { visit: { steps: ids.map((id, index) => workflowStepOf(id, ids[index - 1], index)) } },
  });
  for (const language of LANGUAGES) {
    const own = Object.entries(texts).map(([key, text]) => [key, `${text} (${language})`]);
    files[`i18n/${language}.json`] = json(Object.fromEntries(own));
  }
  for (let index = 1; index <= cases; index++)
    files[`cases/story-${index}.case.json`] = json(caseOf(ids, index));
  return files;
}

function formOf(step: string): object {
  return {
    formatVersion: 1,
    id: 'large-registry',
    version: '1.0.0',
    languages: LANGUAGES,
    legalBasis: { source: 'invented-act', article: 'art. 1' },
    support: { email: 'desk@registry.example' },
    codePrefix: 'BIG',
    roles: [
      { id: 'nurse', origin: 'source', grantedBy: ['head'] },
      { id: 'head', origin: 'proposed', grantedBy: [] },
    ],
    recordTypes: [
      {
        id: 'visit',
        origin: 'source',
        createdBy: ['nurse'],
        beneficiary: {
          step,
          niss: '/who/niss',
          hasNoNiss: '/who/hasNoNiss',
          code: '/who/code',
          lastName: '/who/lastName',
          firstName: '/who/firstName',
          birthDate: '/who/birthDate',
          sex: '/who/sex',
        },
      },
    ],
  };
}

const WHO = {
  niss: { type: 'string', format: 'niss' },
  hasNoNiss: { type: 'boolean' },
  code: { type: 'string', maxLength: 20 },
  lastName: { type: 'string', maxLength: 60 },
  firstName: { type: 'string', maxLength: 60 },
  birthDate: { type: 'string', format: 'date' },
  sex: { type: 'string', enum: ['f', 'm', 'x'] },
};

function stepOf(id: string, count: number, texts: Record<string, string>, rules: object[]) {
  const sections: Record<string, Record<string, object>> = id === 'part-1' ? { who: WHO } : {};
  const logic: Record<string, object> = {};
  const ui: Record<string, object> = {};
  for (let index = 0; index < count; index++) {
    const section = `section${Math.floor(index / 10) + 1}`;
    const name = `field${index + 1}`;
    sections[section] = { ...sections[section], [name]: KINDS[index % KINDS.length] ?? {} };
    ui[`/${section}/${name}`] = { width: 'half' };
    if (index % 10 === 6)
      logic[`/${section}/${name}`] = {
        visible: 'has(data.section1.field2) && data.section1.field2 > 10',
        required: true,
      };
    if (index % 10 === 7)
      logic[`/${section}/${name}`] = {
        required: `has(this.${section === 'section1' ? 'field4' : 'field11'}) && data.section1.field4`,
      };
    if (index % 10 === 5)
      logic[`/${section}/${name}`] = {
        readOnly: `has(data.section1.field3) && data.section1.field3 < today`,
      };
    if (index % 10 !== 8) continue;
    const rule = `${id}-rule-${index + 1}`;
    rules.push({
      id: rule,
      step: id,
      scope: '',
      at: `/${section}/${name}`,
      severity: 'warning',
      assert: {
        any: [{ not: { cel: 'has(data.section1.field2)' } }, { cel: `data.section1.field2 >= ${index % 5}` }],
      },
      origin: 'proposed',
    });
    texts[`rule.${rule}`] = `Rule ${index + 1} of ${id}`;
  }
  texts[`step.${id}.title`] = `Step ${id}`;
  for (const [section, fields] of Object.entries(sections)) {
    texts[`field.${id}.${section}.title`] = `Section ${section}`;
    for (const [name, field] of Object.entries(fields)) {
      texts[`field.${id}.${section}.${name}.title`] = `Field ${name} of ${id}`;
      for (const option of (field as { enum?: string[] }).enum ?? [])
        texts[`field.${id}.${section}.${name}.option.${option}`] = `Option ${option}`;
    }
  }
  const properties = Object.entries(sections).map(([section, fields]) => [
    section,
    { type: 'object', properties: fields, additionalProperties: false },
  ]);
  return {
    schema: { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false },
    logic,
    ui,
  };
}

function workflowStepOf(id: string, before: string | undefined, index: number): object {
  return {
    id,
    roles: ['nurse'],
    requires: before === undefined ? [] : [before],
    ...(index % 5 === 4 && {
      when: `has(steps.part1.section1.field2) && steps.part1.section1.field2 < ${1000 - index}`,
    }),
    correction: { mode: 'undo', window: 'PT5M' },
    effects: [],
    origin: 'proposed',
  };
}

/** A story that fills the first steps one after the other. */
function caseOf(ids: readonly string[], number: number): object {
  const steps = ids.slice(0, 10).map((step, index) => ({
    at: `2026-03-${String(index + 1).padStart(2, '0')}T09:00:00Z`,
    who: 'nurse',
    do: 'validate',
    step,
    data: { section1: { field2: number % 10 } },
    expect: { status: 'open' },
  }));
  return { title: `Story ${number}`, recordType: 'visit', origin: 'proposed', steps };
}
