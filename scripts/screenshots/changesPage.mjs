/** A page of what changed: before, after, and the difference, side by side. */
export function changesPage(changed) {
  const picture = (name, what) =>
    `<figure><figcaption>${what}</figcaption><img loading="lazy" alt="${name}, ${what}" src="${name}.${what}.png"></figure>`;
  const row = ({ name, pixels }) =>
    pixels === undefined
      ? `<section><h2>${name}</h2><p>New.</p><div>${picture(name, 'after')}</div></section>`
      : `<section><h2>${name}</h2><p>${pixels} pixels differ.</p><div>${['before', 'after', 'difference'].map((what) => picture(name, what)).join('')}</div></section>`;
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Changed pictures</title>
<style>body{font:16px/1.4 sans-serif;margin:1rem}div{display:flex;gap:1rem;align-items:start}figure{margin:0;flex:1}img{max-width:100%;border:1px solid #999}</style>
<h1>${changed.length} changed</h1>
${changed.map(row).join('\n')}
</html>
`;
}
