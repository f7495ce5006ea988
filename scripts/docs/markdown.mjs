/** The fenced blocks of a Markdown text: `{info, text, line}`, `line` being the first line of the code, from 1. */
export function blocks(markdown) {
  const found = [];
  let open;
  for (const [index, line] of markdown.split('\n').entries()) {
    if (open && line.trim() === '```') {
      found.push(open);
      open = undefined;
    } else if (open) {
      open.text += `${line}\n`;
    } else if (line.startsWith('```')) {
      open = { info: line.slice(3).trim(), text: '', line: index + 2 };
    }
  }
  if (open) throw new Error(`The block that begins on line ${open.line - 1} has no end.`);
  return found;
}

/** Targets of a text's links and pictures, code left out. */
export function links(markdown) {
  let isCode = false;
  const text = markdown
    .split('\n')
    .filter((line) => {
      const isFence = line.startsWith('```');
      if (isFence) isCode = !isCode;
      return !isFence && !isCode;
    })
    .join('\n')
    .replace(/`[^`\n]*`/g, '');
  return [...text.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target]) => target);
}
