/**
 * Places nodes in layers, users above what they use, with few crossings. An edge that spans several layers is led
 * through a waypoint in each. Returns layers (lowest first) of `{name, x, isWaypoint}` and the edges' paths of names.
 */
export function layOut(nodes, edges, { gap, width }) {
  const layerOf = rank(nodes, edges);
  const layers = [];
  const put = (layer, cell) => {
    layers[layer] ??= [];
    layers[layer].push(cell);
  };
  for (const { name } of nodes) put(layerOf.get(name), { name, isWaypoint: false, width });
  const paths = edges.map((edge) => {
    const names = [edge.from];
    for (let layer = layerOf.get(edge.from) - 1; layer > layerOf.get(edge.to); layer -= 1) {
      const name = `${edge.from}>${edge.to}@${layer}`;
      put(layer, { name, isWaypoint: true, width: 12 });
      names.push(name);
    }
    return { ...edge, names: [...names, edge.to] };
  });
  const links = paths.flatMap(({ names }) => names.slice(1).map((name, index) => [names[index], name]));
  for (let sweep = 0; sweep < 12; sweep += 1) order(layers, links);
  for (const layer of layers) spread(layer, gap);
  for (let pass = 0; pass < 40; pass += 1) for (const layer of layers) pull(layer, layers, links, gap);
  return { layers, paths };
}

/** The length of the longest way down from each node. */
function rank(nodes, edges) {
  const ranks = new Map();
  const rankOf = (name) => {
    if (!ranks.has(name)) {
      const below = edges.filter(({ from }) => from === name).map(({ to }) => rankOf(to) + 1);
      ranks.set(name, Math.max(0, ...below));
    }
    return ranks.get(name);
  };
  for (const { name } of nodes) rankOf(name);
  return ranks;
}

const neighbours = (links, name) => links.flatMap(([a, b]) => (a === name ? [b] : b === name ? [a] : []));
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

function order(layers, links) {
  const place = new Map();
  const note = (layer) => {
    for (const [index, { name }] of layer.entries()) place.set(name, (index + 0.5) / layer.length);
  };
  for (const layer of layers) note(layer);
  for (const layer of layers) {
    const wish = new Map(
      layer.map(({ name }) => {
        const around = neighbours(links, name).map((other) => place.get(other));
        return [name, around.length > 0 ? mean(around) : place.get(name)];
      }),
    );
    layer.sort((a, b) => wish.get(a.name) - wish.get(b.name) || (a.name < b.name ? -1 : 1));
    note(layer);
  }
}

function spread(layer, gap) {
  let x = 0;
  for (const cell of layer) {
    cell.x = x + cell.width / 2;
    x += cell.width + gap;
  }
  for (const cell of layer) cell.x -= (x - gap) / 2;
}

/** Moves a layer's cells towards their neighbours, and apart again where they would touch. */
function pull(layer, layers, links, gap) {
  const at = new Map(layers.flat().map(({ name, x }) => [name, x]));
  const wishes = layer.map(({ name, x }) => {
    const around = neighbours(links, name).map((other) => at.get(other));
    return around.length > 0 ? x + (mean(around) - x) / 2 : x;
  });
  const room = (index) => (layer[index].width + layer[index + 1].width) / 2 + gap;
  const fromLeft = [...wishes];
  for (let i = 1; i < layer.length; i += 1)
    fromLeft[i] = Math.max(fromLeft[i], fromLeft[i - 1] + room(i - 1));
  const fromRight = [...wishes];
  for (let i = layer.length - 2; i >= 0; i -= 1)
    fromRight[i] = Math.min(fromRight[i], fromRight[i + 1] - room(i));
  for (const [index, cell] of layer.entries()) cell.x = (fromLeft[index] + fromRight[index]) / 2;
}
