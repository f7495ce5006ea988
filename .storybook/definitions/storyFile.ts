import type { Bundle } from '@greffe/definition';
import { createTexts } from '@greffe/definition/texts';
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
  const stories = [
    story('Empty', 'empty'),
    filled && story('Filled', 'filled'),
    withErrors && story('WithErrors', 'withErrors'),
    withWarnings && story('WithWarnings', 'withWarnings'),
    filled && story('ReadOnly', 'readOnly'),
    filled && story('Sent', 'sent'),
    filled && story('OnAPhone', 'onAPhone'),
    filled && language === bundle.languages[0] && story('InTheDark', 'inTheDark'),
  ];
  return [
    `import { StepStory } from '../../steps/StepStory.tsx';`,
    `import { stepStories } from '../../steps/stepStories.tsx';`,
    `import bundle from './bundle.json';`,
    `import examples from './${step}.examples.json';`,
    `import * as validator from './${step}.validator.js';`,
    '',
    `const stories = stepStories({ bundle, validator, examples, step: ${JSON.stringify(step)}, language: ${JSON.stringify(language)} });`,
    '',
    meta(title, `${bundle.id}-${step}-${language}`, 'StepStory', { language }),
    '',
    ...stories.filter((line) => typeof line === 'string'),
    '',
  ].join('\n');
}

/** In place of a definition's steps, what is wrong with it. */
export function findingsStoryFile(folder: string): string {
  return [
    `import { Findings } from '../../steps/Findings/Findings.tsx';`,
    `import findings from './findings.json';`,
    '',
    meta([folder, 'Findings'], `${folder}-findings`, 'Findings', {}),
    '',
    `export const ToMend = { args: { folder: ${JSON.stringify(folder)}, findings } };`,
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

const story = (name: string, member: string) => `export const ${name} = { ...stories.${member} };`;

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
