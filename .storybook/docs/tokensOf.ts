const sheets: Readonly<Record<string, string>> = import.meta.glob('../../packages/*/src/**/*.module.css', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The tokens that the style sheets beside a story file read, each once, in the order of the alphabet. */
export function tokensOf(storyFile: string): string[] {
  const folder = storyFile.slice(0, storyFile.lastIndexOf('/') + 1).replace(/^\.?\//, '');
  const own = Object.entries(sheets).filter(([path]) => path.replace('../../', '').startsWith(folder));
  const names = own.flatMap(([, css]) => [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name));
  return [...new Set(names)].sort();
}
