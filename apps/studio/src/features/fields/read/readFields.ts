import type { DraftFiles } from '@greffe/client/studio';
import { parentPointer, toPointer } from '@greffe/definition';
import { isObject, readObject } from '../../editor/readDefinition.ts';
import { type JsonObject, type KindName, kindOfSchema } from './kinds.ts';
import type { TitleOf } from './titles.ts';

export type WidthName = 'full' | 'half' | 'third' | 'quarter' | 'two-thirds';
export const widthNames: readonly WidthName[] = ['full', 'two-thirds', 'half', 'third', 'quarter'];

/** A field as the editor shows it. */
export interface FieldView {
  /** Where its value stands in the step's data; `*` for an item of a list. */
  readonly pointer: string;
  readonly name: string;
  readonly kind: KindName;
  readonly title: string;
  readonly schema: JsonObject;
  readonly layout: JsonObject;
  readonly width: WidthName;
  /** What is said of it by word, such as `required`; what the registry says counts before what the module says. */
  readonly logic: JsonObject;
  /** The shared module that is put in here, or that the field comes from. */
  readonly module: string | undefined;
  /** It lies in a shared module: shown, and not changed here. */
  readonly isForeign: boolean;
  /** The object that fields put into it go into; nothing where none can be. */
  readonly inside: string | undefined;
  readonly children: readonly FieldView[];
}

export interface StepSources {
  readonly files: DraftFiles;
  readonly shared: DraftFiles;
  readonly step: string;
  readonly titleOf: TitleOf;
}

/** Where a shared module is put in. */
interface Mount {
  readonly module: string;
  readonly at: string;
  readonly ui: JsonObject;
  readonly logic: JsonObject;
}

/** Modules in modules, and fields in fields: more than the format allows is not shown. */
const DEEPEST = 8;

/** The fields of a step in the order of the screen; none where its file cannot be read. */
export function readFields({ files, shared, step, titleOf }: StepSources): readonly FieldView[] {
  const ui = entriesIn(readObject(files, `steps/${step}.ui.json`));
  const logic = entriesIn(readObject(files, `steps/${step}.logic.json`));

  function entryOf(own: JsonObject, word: 'ui' | 'logic', pointer: string, mounts: readonly Mount[]) {
    const ofModules = mounts.map((mount) => objectAt(mount[word], pointer.slice(mount.at.length)));
    return Object.assign({}, ...ofModules, objectAt(own, pointer)) as JsonObject;
  }

  function below(schema: JsonObject, pointer: string, mounts: readonly Mount[]): FieldView[] {
    if (pointer.split('/').length > DEEPEST) return [];
    const properties = isObject(schema.properties) ? schema.properties : {};
    return Object.entries(properties).flatMap(([name, child]) =>
      isObject(child) ? fieldOf(name, child, `${pointer}${toPointer([name])}`, mounts) : [],
    );
  }

  function fieldOf(name: string, own: JsonObject, pointer: string, around: readonly Mount[]): FieldView {
    const module = moduleOf(own);
    const isLoop = module !== undefined && around.some((mount) => mount.module === module);
    const mount = module === undefined || isLoop ? undefined : mountOf(shared, module, pointer);
    const mounts = mount ? [...around, mount] : around;
    const schema = mount ? { ...readObject(shared, `${module}/module.schema.json`), ...own } : own;
    const layout = entryOf(ui, 'ui', pointer, mounts);
    const kind = kindOfSchema(own, typeof layout.widget === 'string' ? layout.widget : undefined);
    const isList = kind === 'list' && isObject(schema.items);
    const holder = isList ? `${pointer}/*` : pointer;
    const content = isList ? (schema.items as JsonObject) : schema;
    const nearest = around.at(-1);
    return {
      pointer,
      name,
      kind,
      title: titleOf(step, pointer, mounts) ?? name,
      schema,
      layout,
      width: widthNames.find((each) => each === layout.width) ?? 'full',
      logic: entryOf(logic, 'logic', pointer, mounts),
      module: module ?? nearest?.module,
      isForeign: nearest !== undefined,
      inside: nearest === undefined && module === undefined && content.type === 'object' ? holder : undefined,
      children: below(content, holder, mounts),
    };
  }

  return below(readObject(files, `steps/${step}.schema.json`), '', []);
}

/** The shared module that a schema puts in. */
export function moduleOf({ $ref }: JsonObject): string | undefined {
  return typeof $ref === 'string' ? /([^/]+)\/module\.schema\.json$/.exec($ref)?.[1] : undefined;
}

function mountOf(shared: DraftFiles, module: string, at: string): Mount {
  const entries = (file: string) => entriesIn(readObject(shared, `${module}/module.${file}.json`));
  return { module, at, ui: entries('ui'), logic: entries('logic') };
}

function entriesIn({ fields }: JsonObject): JsonObject {
  return isObject(fields) ? fields : {};
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return isObject(value) ? value : {};
}

/** Every field with those in it, parents before children. */
export function flatten(fields: readonly FieldView[]): FieldView[] {
  return fields.flatMap((field) => [field, ...flatten(field.children)]);
}

/** The pointer of the section or list that a field lies in; empty for one of the step itself. */
export function ownerOf(pointer: string): string {
  const holder = parentPointer(pointer);
  return holder.endsWith('/*') ? parentPointer(holder) : holder;
}
