import type { ImageResult } from '../image/buildImage.ts';

/** The module that tells the page what to open: an image with its validators, or the findings in its place. */
export function imageModule(result: ImageResult): string {
  if (!('image' in result)) {
    return `export const findings = ${JSON.stringify(result.findings)};\nexport const image = undefined;`;
  }
  const { id, file, validators, people } = result.image;
  const modules = Object.entries(validators);
  return [
    `import address from ${JSON.stringify(`${file}?url`)};`,
    ...modules.map(([, path], index) => `import * as validator${index} from ${JSON.stringify(path)};`),
    'export const findings = [];',
    `export const image = { id: ${JSON.stringify(id)}, address, people: ${JSON.stringify(people)}, validators: {`,
    ...modules.map(([hash], index) => `  ${JSON.stringify(hash)}: validator${index},`),
    '} };',
  ].join('\n');
}
