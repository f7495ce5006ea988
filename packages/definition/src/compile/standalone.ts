import standaloneCode from 'ajv/dist/standalone/index.js';

type Standalone = typeof standaloneCode extends { default: infer F } ? F : typeof standaloneCode;

/** ajv's standalone module is CommonJS: Node hands over its exports, a bundler its default. */
export const standaloneOf: Standalone = (
  'default' in standaloneCode ? standaloneCode.default : standaloneCode
) as Standalone;

/** What ajv made, as an ES module: `export const requires = […]; export default (require) => exports`. */
export function toModule(body: string): string {
  const requires = [...new Set([...body.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1] ?? ''))];
  return [
    `export const requires = ${JSON.stringify(requires)};`,
    'export default (require) => {',
    'const module = { exports: {} };',
    'const { exports } = module;',
    body,
    'return module.exports;',
    '};',
    '',
  ].join('\n');
}
