import { WIDGETS } from '@greffe/definition';
import { RadioGroup, Select } from '@greffe/ui';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { optionsOf } from '../read/options.ts';
import { widthNames } from '../read/readFields.ts';
import { picturesOf } from '../read/sources.ts';
import { widgetsOf } from '../read/widgets.ts';
import { AddDrawing } from './AddDrawing.tsx';
import styles from './Panel.module.css';
import type { TabProps } from './tabProps.ts';

/** How a field looks: its share of the row, and by what it is answered. */
export function DisplayTab({ step, field }: TabProps) {
  const { t } = useLanguage();
  const { files, execute } = useEditor();
  const { pointer, layout, width } = field;
  const widgets = widgetsOf(field, WIDGETS);
  const pictures = picturesOf(files);
  const widget = typeof layout.widget === 'string' ? layout.widget : undefined;
  const inputMode = typeof layout.inputMode === 'string' ? layout.inputMode : undefined;
  return (
    <div className={styles.stack}>
      <RadioGroup
        id="field-width"
        label={t('fields.width')}
        help={t('fields.width.help')}
        orientation="vertical"
        value={width}
        options={widthNames.map((each) => ({ value: each, label: t(`fields.width.${each}`) }))}
        onChange={(next) =>
          execute({
            type: 'setLayout',
            step,
            pointer,
            layout: { width: next === undefined || next === 'full' ? null : next },
          })
        }
      />
      {widgets.length > 1 && (
        <Select
          id="field-widget"
          label={t('fields.widget')}
          value={widget}
          placeholder={t('fields.widget.auto')}
          options={widgets.map((each) => ({ value: each, label: t(`fields.widget.${each}`) }))}
          onChange={(next) => {
            const drawing = next === 'regions' ? (pictures[0] ?? null) : null;
            execute({ type: 'setLayout', step, pointer, layout: { widget: next ?? null, drawing } });
          }}
        />
      )}
      {widget === 'regions' && (
        <>
          <Select
            id="field-drawing"
            label={t('fields.drawing')}
            help={t(pictures.length === 0 ? 'fields.drawing.none' : 'fields.drawing.help')}
            value={typeof layout.drawing === 'string' ? layout.drawing : undefined}
            options={pictures.map((each) => ({ value: each, label: each }))}
            onChange={(next) =>
              execute({ type: 'setLayout', step, pointer, layout: { drawing: next ?? null } })
            }
          />
          <AddDrawing
            answers={optionsOf(field) ?? []}
            onAdd={(name, svg) =>
              execute({
                type: 'all',
                label: 'setLayout',
                commands: [
                  { type: 'addFile', file: `pictures/${name}.svg`, text: svg },
                  { type: 'setLayout', step, pointer, layout: { drawing: name } },
                ],
              })
            }
          />
        </>
      )}
      {field.kind === 'text' && (
        <Select
          id="field-input"
          label={t('fields.input')}
          value={inputMode}
          placeholder={t('fields.input.auto')}
          options={(['text', 'numeric', 'decimal'] as const).map((mode) => ({
            value: mode,
            label: t(`fields.input.${mode}`),
          }))}
          onChange={(next) =>
            execute({ type: 'setLayout', step, pointer, layout: { inputMode: next ?? null } })
          }
        />
      )}
    </div>
  );
}
