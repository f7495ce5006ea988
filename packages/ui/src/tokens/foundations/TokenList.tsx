import type { ReactNode } from 'react';
import { contrast } from '../contrast.ts';
import { tokens } from '../generated/tokens.ts';
import type { Token } from '../token.ts';
import styles from './TokenList.module.css';

export interface TokenListProps {
  /** Beginnings of the names to show, in this order. */
  readonly groups: readonly string[];
  /** What the page is shown in: `dark`, `compact`. */
  readonly contexts: readonly string[];
  readonly sample: (token: Token) => ReactNode;
}

/** Tokens with a sample of each, what it is worth here, and why it is there. */
export function TokenList({ groups, contexts, sample }: TokenListProps) {
  const shown = groups.flatMap((group) =>
    tokens.filter(({ name }) => name === group || name.startsWith(`${group}-`)),
  );
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Sample</th>
            <th scope="col">Name</th>
            <th scope="col">Value</th>
            <th scope="col">What for</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((token) => (
            <tr key={token.name}>
              <td>{sample(token)}</td>
              <th scope="row">
                <code>--{token.name}</code>
              </th>
              <td>
                <code>{valueHere(token, contexts)}</code>
              </td>
              <td>
                {token.description}
                {token.on && <Pairs token={token} on={token.on} contexts={contexts} />}
                {token.forced && (
                  <p className={styles.detail}>
                    Forced colours: <code>{token.forced}</code>
                  </p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PairsProps {
  readonly token: Token;
  readonly on: readonly string[];
  readonly contexts: readonly string[];
}

function Pairs({ token, on, contexts }: PairsProps) {
  const surfaces = tokens.filter(({ name }) => on.includes(name));
  const found = surfaces.map((surface) => ({
    name: surface.name,
    ratio: contrast(valueHere(token, contexts), valueHere(surface, contexts)),
  }));
  const [faintest] = found.toSorted((one, other) => one.ratio - other.ratio);
  if (faintest === undefined) return null;
  return (
    <p className={styles.detail}>
      {faintest.ratio.toFixed(1)}:1 or more on {found.length} surfaces; least on <code>{faintest.name}</code>
    </p>
  );
}

/** The last context that changes a token decides, as in the style sheet. */
export function valueHere(token: Token, contexts: readonly string[]): string {
  return (
    contexts.map((context) => token.contexts[context]).findLast((own) => own !== undefined) ?? token.value
  );
}
