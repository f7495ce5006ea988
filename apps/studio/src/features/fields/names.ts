const shape = /^(?!constructor$|prototype$)[A-Za-z][A-Za-z0-9_]*$/;

/** Whether a text can be the name of a field: a letter, then letters, figures and low lines, at most 60. */
export function isFieldName(name: string | undefined): name is string {
  return name !== undefined && name.length <= 60 && shape.test(name);
}

/** Whether a text can be the value of a choice as it is kept. */
export function isOptionValue(value: string | undefined): value is string {
  return value !== undefined && value.length <= 100 && /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(value);
}

/** A name out of a title, such as `birthPlace` out of “Birth place”, that none of the others has. */
export function nameFrom(title: string, taken: readonly string[], otherwise: string): string {
  const words = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/['’]/g, ' ')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const joined = words
    .map((word, index) => {
      const lower = word.toLowerCase();
      return index === 0 ? lower : lower.charAt(0).toUpperCase() + lower.slice(1);
    })
    .join('')
    .slice(0, 40);
  const name = isFieldName(joined)
    ? joined
    : isFieldName(`${otherwise}${joined}`)
      ? `${otherwise}${joined}`
      : otherwise;
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number++) if (!taken.includes(`${name}${number}`)) return `${name}${number}`;
}
