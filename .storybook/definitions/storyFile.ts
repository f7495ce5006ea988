import type { Bundle } from '@greffe/definition';
import { createTexts } from '@greffe/definition/texts';
import { statesOf } from '../steps/workflowRecord.ts';
import type { StepExamples } from './examples.ts';

/** The stories of one step in one language: a CSF file, so that Storybook and its tests can read it without running it. */
export function stepStoryFile(
  bundle: Bundle,
  step: string,
  language: string,
  examples: StepExamples,
): string {
  const title = [
    registryTitle(bundle),
    text(bundle, bundle.languages[0], `step.${step}.title`),
    nameOf(language),
  ];
  const { filled, withErrors, withWarnings } = examples;
  // A form is tested in every language; where a step stands is the same in each, so that one of them is enough.
  const isFirst = language === bundle.languages[0];
  const once = (name: string, member: string) => story(name, member, isFirst ? [] : ['!test']);
  const stories = [
    story('Empty', 'empty'),
    filled && story('Filled', 'filled'),
    withErrors && (withErrors.isEmpty ? once : story)('WithErrors', 'withErrors'),
    withWarnings && story('WithWarnings', 'withWarnings'),
    filled && once('ReadOnly', 'readOnly'),
    filled && once('Sent', 'sent'),
    filled && story('OnAPhone', 'onAPhone'),
    filled && isFirst && story('InTheDark', 'inTheDark'),
    ...statesOf(bundle, step, filled).map((state) =>
      once(`${state.charAt(0).toUpperCase()}${state.slice(1)}`, state),
    ),
  ];
  return [
    `import { StepStory } from '../../../../.storybook/steps/StepStory.tsx';`,
    `import { stepStories } from '../../../../.storybook/steps/stepStories.tsx';`,
    `import bundle from './bundle.json';`,
    `import findings from './findings.json';`,
    `import examples from './${step}.examples.json';`,
    `import * as validator from './${step}.validator.js';`,
    '',
    `const stories = stepStories({ findings, bundle, validator, examples, step: ${JSON.stringify(step)}, language: ${JSON.stringify(language)} });`,
    '',
    meta(title, `${bundle.id}-${step}-${language}`, 'StepStory', { language }),
    '',
    ...stories.filter((line) => typeof line === 'string'),
    '',
  ].join('\n');
}

/** What is wrong with a definition: a story that is always there, and passes when there is no error. */
export function findingsStoryFile(folder: string): string {
  return [
    `import { Findings, hasNoErrors } from '../../../../.storybook/steps/Findings/Findings.tsx';`,
    `import findings from './findings.json';`,
    '',
    meta(['Findings', folder], `${folder}-findings`, 'Findings', {}),
    '',
    `export const Now = { args: { folder: ${JSON.stringify(folder)}, findings }, play: hasNoErrors };`,
    '',
  ].join('\n');
}

function meta(
  path: readonly string[],
  id: string,
  component: string,
  globals: Readonly<Record<string, string>>,
): string {
  const title = ['Definitions', ...path].map((part) => part.replaceAll('/', '∕')).join('/');
  return `export default { title: ${JSON.stringify(title)}, id: ${JSON.stringify(id)}, component: ${component}, globals: ${JSON.stringify(globals)}, tags: ['!autodocs'] };`;
}

const story = (name: string, member: string, tags: readonly string[] = []) =>
  `export const ${name} = { ...stories.${member}${tags.length > 0 ? `, tags: ${JSON.stringify(tags)}` : ''} };`;

function registryTitle(bundle: Bundle): string {
  return text(bundle, bundle.languages[0], 'registry.title');
}

function text(bundle: Bundle, language: string | undefined, key: string): string {
  return createTexts(bundle.texts[language ?? ''] ?? {}, language ?? '')(key);
}

function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
