/** Longer examples would tear the table apart: they stand below it. */
const longestInline = 60;

/** Under the table of a file, the long examples of its parts, each under the name that the table has for it. */
export function longExamples(schema, start, isCommon) {
  const parts = Object.entries(schema.$defs ?? {}).filter(([, part]) => part !== start);
  const found = [
    ...examplesIn(start, ''),
    ...parts.flatMap(([name, part]) => examplesIn(part, isCommon ? name : `(${name})`)),
  ];
  return found
    .map(([path, examples]) => {
      const many = examples.length > 1 ? 's' : '';
      const blocks = examples.map((example) => `\`\`\`json\n${inLines(example)}\n\`\`\``);
      return `\nExample${many} of \`${path}\`:\n\n${blocks.join('\n\n')}\n`;
    })
    .join('');
}

/** The long examples of a part and of everything in it, with the paths of the table. */
function examplesIn(schema, path) {
  const long = (schema.examples ?? []).filter((example) => !isShort(example));
  const members = Object.entries(schema.properties ?? {}).map(([name, part]) => [
    part,
    path === '' ? name : `${path}.${name}`,
  ]);
  if (schema.items) members.push([schema.items, `${path}[]`]);
  const any = schema.additionalProperties;
  if (any && typeof any === 'object') members.push([any, path === '' ? '<key>' : `${path}.<key>`]);
  return [
    ...(long.length > 0 ? [[path, long]] : []),
    ...members.flatMap(([part, where]) => examplesIn(part, where)),
  ];
}

const isShort = (example) => JSON.stringify(example).length <= longestInline;

/** JSON with a member a line where it is long, and with spaces where it is not. */
function inLines(value, indent = '') {
  const flat = spaced(value);
  if (flat.length + indent.length <= 110 || typeof value !== 'object') return flat;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const members = Array.isArray(value)
    ? value.map((item) => inLines(item, inner))
    : Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${inLines(member, inner)}`);
  return `${open}\n${members.map((member) => inner + member).join(',\n')}\n${indent}${close}`;
}

function spaced(value) {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${spaced(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** Short examples, as the file would have them, behind the description. */
export function shortExamples({ examples = [] }) {
  const short = examples.filter(isShort).map((example) => `\`${spaced(example)}\``);
  return short.length === 0 ? '' : ` Such as ${short.join(', ')}.`;
}
