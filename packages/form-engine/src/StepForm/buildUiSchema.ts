import type { Bundle, Field, FieldLayout, FieldOption, Pointer, Step } from '@greffe/definition';
import { pointerParts, textPath } from '@greffe/definition';
import { createTexts, fieldTitle } from '@greffe/definition/texts';
import type { UiSchema } from '@rjsf/utils';
import { isOneWidget } from '../store/isOneWidget.ts';

type UiNode = { [member: string]: unknown };

function optionsOf(field: Field): UiNode {
  const { widget, width, autocomplete, inputMode }: FieldLayout = field.layout;
  return {
    width,
    ...(field.kind === 'object' || widget === 'table' ? { layout: widget } : {}),
    ...(field.drawing === undefined ? {} : { drawing: field.drawing }),
    ...(field.module ? { module: field.module } : {}),
    ...(field.unit ? { unit: field.unit } : {}),
    ...(autocomplete ? { autocomplete } : {}),
    ...(inputMode ? { inputMode } : {}),
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
    ...(field.minimum === undefined ? {} : { minimum: field.minimum }),
    ...(field.maximum === undefined ? {} : { maximum: field.maximum }),
  };
}

/** Above this many options the order is that of the words in the user's language: nobody knows another one. */
const sortedAbove = 30;

function choiceOf(options: readonly FieldOption[], t: (key: string) => string, language: string): UiNode {
  const names = new Map(options.map((option) => [option.value, t(option.label)]));
  const order = [...names.keys()];
  if (order.length > sortedAbove) {
    const { compare } = new Intl.Collator(language);
    order.sort((a, b) => compare(names.get(a) ?? a, names.get(b) ?? b));
  }
  return { 'ui:enumNames': Object.fromEntries(names), 'ui:enumOrder': order };
}

/**
 * The layout and the texts of a step for rjsf. It depends on the language alone; what changes while somebody types
 * (hidden, required, read-only, options, errors) is bound field by field, so that one key draws one field.
 */
export function buildUiSchema(bundle: Bundle, step: Step, language: string): UiSchema {
  const texts = createTexts(bundle.texts[language] ?? {}, language);
  const root: UiNode = { 'ui:options': { label: false, layout: 'step' } };

  function nodeAt(pointer: Pointer): UiNode {
    return pointerParts(pointer).reduce((node, segment) => {
      const member = segment === '*' ? 'items' : segment;
      node[member] ??= {};
      return node[member] as UiNode;
    }, root);
  }

  const optionsByPointer = new Map(step.fields.map((field) => [field.pointer, field.options]));
  const tables = new Set(
    step.fields.filter(({ layout }) => layout.widget === 'table').map(({ pointer }) => pointer),
  );
  for (const field of step.fields) {
    const options =
      field.options ?? (isOneWidget(field) ? optionsByPointer.get(`${field.pointer}/*`) : undefined);
    const text = (member: string) => {
      const key = `field.${step.id}.${textPath(field.pointer)}.${member}`;
      return texts.has(key) ? texts(key) : undefined;
    };
    const help = text('help');
    const placeholder = text('placeholder');
    const [startLabel, endLabel] = [text('start'), text('end')];
    const holder = field.pointer.slice(0, field.pointer.lastIndexOf('/'));
    // The head of the column says the name.
    const isInTable = holder.endsWith('/*') && tables.has(holder.slice(0, -'/*'.length));
    Object.assign(nodeAt(field.pointer), {
      'ui:title': fieldTitle(bundle, language, step.id, field.pointer),
      'ui:options': {
        ...optionsOf(field),
        ...(startLabel === undefined ? {} : { startLabel }),
        ...(endLabel === undefined ? {} : { endLabel }),
        ...(isInTable ? { label: false } : {}),
      },
      ...(isOneWidget(field) ? { 'ui:widget': field.layout.widget } : {}),
      ...(help === undefined ? {} : { 'ui:help': help }),
      ...(placeholder === undefined ? {} : { 'ui:placeholder': placeholder }),
      ...(options ? choiceOf(options, texts, language) : {}),
    });
  }
  return root;
}
