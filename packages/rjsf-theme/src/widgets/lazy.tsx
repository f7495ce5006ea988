import { type RegionPickerProps, Skeleton } from '@greffe/ui';
import type { WidgetProps } from '@rjsf/utils';
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { dataValueOf, optionsOf } from '../support/choices.ts';
import { fieldProps, textEntryProps, textValue } from '../support/fieldProps.tsx';
import { readOptions } from '../support/options.ts';
import type { ReadDevice, ThemeContext } from '../texts/themeTexts.ts';
import { CheckboxesWidget, choiceProps, RadioWidget } from './choices.tsx';

/** What few forms have, loaded when a form has it. */
const RegionPicker = /* @__PURE__ */ lazy<ComponentType<RegionPickerProps>>(async () => {
  const { RegionPicker: component } = await import('@greffe/ui/RegionPicker');
  return { default: component };
});
const DeviceScanField = /* @__PURE__ */ lazy(async () => {
  const { DeviceScanField: component } = await import('@greffe/ui/DeviceScanField');
  return { default: component };
});

const ComboBox = /* @__PURE__ */ lazy(async () => {
  const { ComboBox: component } = await import('@greffe/ui/ComboBox');
  return { default: component };
});

/** The place of a field that is on its way. */
function Coming({ children }: { readonly children: ReactNode }) {
  return <Suspense fallback={<Skeleton shape="block" />}>{children}</Suspense>;
}

/** One of a list too long to look through: what is typed narrows it. */
export function ComboBoxWidget(widget: WidgetProps) {
  const { texts, ...field } = fieldProps(widget);
  return (
    <Coming>
      <ComboBox
        {...field}
        {...choiceProps(widget)}
        emptyLabel={texts.noMatch}
        openLabel={texts.openList}
        partLabel={texts.partOfList}
      />
    </Coming>
  );
}

/** Places on a drawing: one of a choice, or any number of a list of choices. Without a drawing, the same as a list. */
export function RegionsWidget(widget: WidgetProps) {
  const { texts: _texts, ...field } = fieldProps(widget);
  const { drawing } = readOptions(widget.options);
  const isMany = widget.schema.type === 'array';
  if (drawing === undefined) return isMany ? <CheckboxesWidget {...widget} /> : <RadioWidget {...widget} />;
  const one = textValue(widget.value);
  const many: readonly unknown[] = Array.isArray(widget.value) ? widget.value : [];
  return (
    <Coming>
      <RegionPicker
        {...field}
        drawing={drawing}
        regions={optionsOf(widget)}
        selection={isMany ? 'many' : 'one'}
        value={isMany ? many.map(String) : one === undefined ? [] : [one]}
        onChange={(shown) =>
          widget.onChange(
            isMany ? shown?.map((each) => dataValueOf(widget, each)) : dataValueOf(widget, shown?.[0]),
          )
        }
        onBlur={() => widget.onBlur(widget.id, widget.value)}
      />
    </Coming>
  );
}

/** Where nobody knows how to read a device, its identifier is a text. */
const readNothing: ReadDevice = (text) => ({ ok: true, value: text, parts: [] });

/** The identifier of a device, scanned or typed; the form says what it means (`formContext.readDevice`). */
export function DeviceScanWidget(widget: WidgetProps) {
  const { texts: _texts, ...entry } = textEntryProps(widget);
  const { readDevice = readNothing } = (widget.registry.formContext ?? {}) as ThemeContext;
  return (
    <Coming>
      <DeviceScanField
        {...entry}
        read={readDevice}
        value={textValue(widget.value)}
        onCommit={(value) => widget.onChange(value)}
      />
    </Coming>
  );
}
