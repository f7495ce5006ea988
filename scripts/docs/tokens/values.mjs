// A token's value as CSS writes it. Only the types that our tokens have.
const REFERENCE = /^\{([^{}]+)\}$/;

/** The CSS text of a token; `alias(id, at)` gives that of another one. Throws on a value that is not of its type. */
export function cssValue(token, alias) {
  const write = writers[token.type];
  if (write === undefined) throw new Error(`${token.at} is of type ${token.type}, which nothing writes.`);
  const reference = typeof token.raw === 'string' ? REFERENCE.exec(token.raw)?.[1] : undefined;
  if (reference !== undefined) return alias(reference, token.at);
  return token.ours.fluid ?? write(token.raw, token.at, alias);
}

const writers = {
  color,
  dimension,
  number: String,
  fontWeight: String,
  fontFamily: (names) => names.map((name) => (/^[a-z-]+$/.test(name) ? name : `"${name}"`)).join(', '),
  shadow: (value, at, alias) =>
    [value]
      .flat()
      .map((shadow) => layer(shadow, at, alias))
      .join(', '),
  transition: ({ duration, timingFunction }) =>
    duration.value === 0
      ? '0s'
      : `${duration.value}${duration.unit} cubic-bezier(${timingFunction.join(', ')})`,
};

function color(value, at) {
  const { colorSpace, components, alpha, hex } = value;
  if (colorSpace !== 'srgb') throw new Error(`${at}: colours are written in sRGB.`);
  const channels = components.map((part) => Math.round(part * 255));
  const written = `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  if (written !== hex) throw new Error(`${at}: the components say ${written}, hex says ${hex}.`);
  return alpha === undefined ? hex : `rgb(${channels.join(' ')} / ${Math.round(alpha * 100)}%)`;
}

function dimension(value, at) {
  if (value.unit !== 'px' && value.unit !== 'rem') throw new Error(`${at}: a dimension is in px or rem.`);
  return value.value === 0 ? '0' : `${value.value}${value.unit}`;
}

function layer({ color: own, offsetX, offsetY, blur, spread }, at, alias) {
  const reference = typeof own === 'string' ? REFERENCE.exec(own)?.[1] : undefined;
  const lengths = [offsetX, offsetY, blur];
  const written = (spread.value === 0 ? lengths : [...lengths, spread]).map((length) =>
    dimension(length, at),
  );
  return `${written.join(' ')} ${reference === undefined ? color(own, at) : alias(reference, at)}`;
}
