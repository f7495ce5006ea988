import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../checks/run.mjs';
import { blocks } from './markdown.mjs';

/** Ignored by git; a mirror of the repository, so that an example imports as a file in its package's `src` would. */
const folder = 'node_modules/.cache/greffe-examples';

/** A sentence for every error of the compiler in a `ts` or `tsx` block of a package's or app's README. */
export async function checkExamples(root) {
  const examples = ['packages', 'apps'].flatMap((kind) =>
    readdirSync(join(root, kind))
      .map((name) => `${kind}/${name}/README.md`)
      .filter((readme) => existsSync(join(root, readme)))
      .flatMap((readme) => examplesOf(readme, readFileSync(join(root, readme), 'utf8'))),
  );
  for (const kind of ['packages', 'apps']) rmSync(join(root, folder, kind), { recursive: true, force: true });
  for (const { file, text } of examples) {
    mkdirSync(dirname(join(root, folder, file)), { recursive: true });
    writeFileSync(join(root, folder, file), text);
  }
  writeFileSync(join(root, folder, 'tsconfig.json'), JSON.stringify(configuration(examples)));
  const compiler = join(root, 'node_modules/typescript-native/bin/tsc');
  const args = [compiler, '-p', join(folder, 'tsconfig.json'), '--pretty', 'false'];
  const { code, output } = await run(process.execPath, args, { cwd: root });
  const errors = translate(output, examples);
  return errors.length === 0 && code !== 0 ? [output] : errors;
}

/** The examples of one README, each a module of its own. */
export const examplesOf = (readme, markdown) =>
  blocks(markdown)
    .filter(({ info }) => info === 'ts' || info === 'tsx')
    .map(({ info, text, line }, index) => ({
      file: readme.replace('README.md', `src/example-${index + 1}.${info}`),
      text: `${text}export {};\n`,
      readme,
      line,
    }));

const configuration = (examples) => ({
  extends: '../../../tsconfig.base.json',
  compilerOptions: {
    types: ['node', 'vite/client'],
    noUnusedLocals: false,
    noUnusedParameters: false,
    rootDirs: ['../../..', '.'],
    // The packages' own sources are checked elsewhere: they need looking at again only where they changed.
    incremental: true,
    tsBuildInfoFile: 'examples.tsbuildinfo',
  },
  files: examples.map(({ file }) => file),
  include: ['../../../packages/*/src/**/*.d.ts'],
});

/** The compiler's lines about an example, with the README and its line in place of the extracted file. */
export function translate(output, examples) {
  return output.split('\n').flatMap((text) => {
    const [, file, line, rest] = text.match(/greffe-examples\/(\S+\.tsx?)\((\d+),\d+\): (error .*)$/) ?? [];
    const example = examples.find((one) => one.file === file);
    return example ? [`${example.readme}:${example.line + Number(line) - 1}: ${rest}`] : [];
  });
}
