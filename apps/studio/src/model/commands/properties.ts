import { isObject, valueAt, withKey } from '../json.ts';
import { fieldAt, logicFile, schemaFile, schemaPointer, uiFile } from '../names.ts';
import { refuse } from '../refused.ts';
import type { Session } from '../session.ts';
import { setWord } from './entries.ts';
import { lowHandlers } from './low.ts';

interface FieldPlace {
  readonly step: string;
  readonly pointer: string;
}

/** Limits of a field's value, as JSON Schema has them. */
export type LimitName =
  | 'minimum'
  | 'maximum'
  | 'multipleOf'
  | 'minLength'
  | 'maxLength'
  | 'minItems'
  | 'maxItems'
  | 'pattern'
  | 'uniqueItems';

/** A citation, as the format has it. */
export interface Cite {
  readonly source: string;
  readonly article: string;
  readonly sentence?: string;
}

/** Commands on what is said of a field; `null` takes it away. */
export interface PropertyCommands {
  setRequired: FieldPlace & { readonly value: boolean | string | null };
  setReadOnly: FieldPlace & { readonly value: boolean | string | null };
  setVisible: FieldPlace & { readonly value: string | null };
  setDerived: FieldPlace & { readonly value: string | null };
  setInitial: FieldPlace & { readonly value: string | null };
  setClearedWhen: FieldPlace & { readonly value: string | null };
  setLimits: FieldPlace & {
    readonly limits: Readonly<Partial<Record<LimitName, number | string | boolean | null>>>;
  };
  setUnit: FieldPlace & { readonly unit: string | null };
  /** Which table gives a choice its values, and which of its columns say what; what is not named stays. */
  setTable: FieldPlace & {
    readonly fromTable: Readonly<
      Partial<Record<'table' | 'value' | 'validFrom' | 'validTo' | 'validOn', string | null>>
    >;
  };
  setLayout: FieldPlace & {
    readonly layout: Readonly<
      Partial<Record<'widget' | 'width' | 'autocomplete' | 'inputMode' | 'drawing', string | null>>
    >;
  };
  /** Where a field, rule, step or role comes from: the object at the place in its file. */
  setOrigin: {
    readonly file: string;
    readonly pointer: string;
    readonly origin?: 'source' | 'proposed';
    readonly cite?: Cite | null;
    readonly reason?: string | null;
  };
}

type Handlers = {
  readonly [Type in keyof PropertyCommands]: (session: Session, command: PropertyCommands[Type]) => void;
};

const LIMITS = new Set<string>([
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
  'uniqueItems',
]);
const TABLE = new Set(['table', 'value', 'validFrom', 'validTo', 'validOn']);
const LAYOUT = new Set(['widget', 'width', 'autocomplete', 'inputMode', 'drawing']);

/** A word of a field's logic. A field of a shared module can be spoken of, so that it need not stand in the step's own schema. */
const logicWord =
  (word: string) =>
  (session: Session, { step, pointer, value }: FieldPlace & { readonly value: unknown }): void => {
    if (value === undefined || value === '') refuse('value.none');
    session.value(schemaFile(step));
    setWord(session, logicFile(step), pointer, word, value === false ? null : value);
  };

/** Members of an object of a file; `null` takes one away. */
export function setMembers(
  session: Session,
  file: string,
  pointer: string,
  members: Readonly<Record<string, unknown>>,
): void {
  const before = valueAt(session.value(file), pointer);
  if (before === undefined) refuse('place.missing', { pointer });
  if (!isObject(before)) refuse('place.kind', { pointer });
  const after = Object.entries(members).reduce((object, [key, value]) => {
    if (value === undefined) return object;
    const { [key]: _gone, ...rest } = object;
    return value === null ? rest : withKey(object, key, value);
  }, before);
  lowHandlers.setValue(session, { file, pointer, value: after });
}

function checkWords(words: object, known: ReadonlySet<string>): void {
  const strange = Object.keys(words).find((word) => !known.has(word));
  if (strange !== undefined) refuse('name.unknown', { name: strange });
}

export const propertyHandlers: Handlers = {
  setRequired: logicWord('required'),
  setReadOnly: logicWord('readOnly'),
  setVisible: logicWord('visible'),
  setDerived: logicWord('derived'),
  setInitial: logicWord('initial'),
  setClearedWhen: logicWord('clearedWhen'),
  setLimits(session, { step, pointer, limits }) {
    checkWords(limits, LIMITS);
    fieldAt(session, step, pointer);
    setMembers(session, schemaFile(step), schemaPointer(pointer), limits);
  },
  setUnit(session, { step, pointer, unit }) {
    fieldAt(session, step, pointer);
    setMembers(session, schemaFile(step), schemaPointer(pointer), { unit });
  },
  setTable(session, { step, pointer, fromTable }) {
    checkWords(fromTable, TABLE);
    // What a choice from a table cannot be without.
    if (fromTable.table === null || fromTable.value === null) refuse('value.none');
    const isList = fieldAt(session, step, pointer).type === 'array';
    const choice = schemaPointer(isList ? `${pointer}/*` : pointer);
    setMembers(session, schemaFile(step), `${choice}/fromTable`, fromTable);
  },
  setLayout(session, { step, pointer, layout }) {
    checkWords(layout, LAYOUT);
    session.value(schemaFile(step));
    for (const [word, value] of Object.entries(layout)) {
      if (value !== undefined) setWord(session, uiFile(step), pointer, word, value);
    }
  },
  setOrigin(session, { file, pointer, origin, cite, reason }) {
    setMembers(session, file, pointer, { origin, cite, reason });
  },
};
