import 'survey-core/survey-core.css';
import { createRoot } from 'react-dom/client';
import { Model } from 'survey-core';
import { Survey } from 'survey-react-ui';
import { options, type PeerField, type PeerForm, range, shows } from '../form.ts';
import { missing, offer } from './peer.ts';

function questionOf(
  section: string,
  driver: string,
  { name, title, kind, isRequired, shownWhen }: PeerField,
) {
  const kinds = {
    text: { type: 'text' },
    number: { type: 'text', inputType: 'number', min: range.minimum, max: range.maximum },
    choice: { type: 'radiogroup', choices: [...options] },
    flag: { type: 'boolean', renderAs: 'checkbox' },
  };
  return {
    ...kinds[kind],
    name: `${section}_${name}`,
    title,
    isRequired,
    requiredErrorText: missing,
    ...(shownWhen === undefined ? {} : { visibleIf: `{${section}_${driver}} = '${shownWhen}'` }),
  };
}

const surveyOf = ({ sections }: PeerForm) => ({
  // By its default a text counts when it is left; here, as with the others, while it is typed.
  textUpdateMode: 'onTyping',
  completeText: 'Envoyer',
  showQuestionNumbers: 'off',
  elements: sections.map(({ name, title, fields }) => ({
    type: 'panel',
    name,
    title,
    elements: fields.map((field) => questionOf(name, fields[0]?.name ?? '', field)),
  })),
});

offer({
  prepare: (form) => ({
    survey: surveyOf(form),
    data: Object.fromEntries(form.sections.map(({ name, fields }) => [`${name}_${fields[0]?.name}`, shows])),
  }),
  mount(root, { survey, data }) {
    const model = new Model(survey);
    model.data = data;
    createRoot(root).render(<Survey model={model} />);
  },
});
