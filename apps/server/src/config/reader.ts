export type Environment = Readonly<Record<string, string | undefined>>;

export interface EnvironmentReader {
  text(name: string): string | undefined;
  secret(name: string, shortest: number): string | undefined;
  /** Several, with spaces between. */
  secrets(name: string, shortest: number): readonly string[];
  port(name: string, otherwise: number): number;
  /** A whole number from `least` to `most`. */
  count(name: string, otherwise: number, least: number, most: number): number;
  url(name: string, protocols: readonly string[]): string | undefined;
  oneOf<const Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice;
  mistake(sentence: string): void;
}

const mistakesByReader = new WeakMap<EnvironmentReader, string[]>();

/** Every sentence about a wrong variable that this reader met, in order. Values are never repeated in them. */
export function mistakesOf(read: EnvironmentReader): readonly string[] {
  return mistakesByReader.get(read) ?? [];
}

/** Reads typed values from environment variables; an empty one counts as not set. */
export function reader(env: Environment): EnvironmentReader {
  const mistakes: string[] = [];
  const text = (name: string) => env[name]?.trim() || undefined;
  const read: EnvironmentReader = {
    text,
    mistake: (sentence) => void mistakes.push(sentence),
    secret(name, shortest) {
      const value = text(name);
      if (value !== undefined && value.length < shortest) {
        mistakes.push(`${name} is too short: give a secret of at least ${shortest} characters.`);
      }
      return value;
    },
    secrets(name, shortest) {
      const values = text(name)?.split(/\s+/) ?? [];
      if (values.some((value) => value.length < shortest)) {
        mistakes.push(
          `${name} holds a secret that is too short: give secrets of at least ${shortest} characters, with spaces between.`,
        );
      }
      return values;
    },
    port(name, otherwise) {
      const value = text(name);
      if (value === undefined) return otherwise;
      const port = Number(value);
      if (/^\d+$/.test(value) && port >= 1 && port <= 65_535) return port;
      mistakes.push(`${name} must be a port from 1 to 65535, such as ${otherwise}.`);
      return otherwise;
    },
    count(name, otherwise, least, most) {
      const value = text(name);
      if (value === undefined) return otherwise;
      const count = Number(value);
      if (/^\d+$/.test(value) && count >= least && count <= most) return count;
      mistakes.push(`${name} must be a whole number from ${least} to ${most}, such as ${otherwise}.`);
      return otherwise;
    },
    url(name, protocols) {
      const value = text(name);
      if (value === undefined) return undefined;
      const url = URL.canParse(value) ? new URL(value) : undefined;
      if (url && protocols.includes(url.protocol)) return value.replace(/\/+$/, '');
      mistakes.push(
        `${name} must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}.`,
      );
      return undefined;
    },
    oneOf(name, choices, otherwise) {
      const value = text(name);
      if (value === undefined) return otherwise;
      const found = choices.find((choice) => choice === value);
      if (found !== undefined) return found;
      mistakes.push(`${name} must be ${choices.join(' or ')}.`);
      return otherwise;
    },
  };
  mistakesByReader.set(read, mistakes);
  return read;
}
