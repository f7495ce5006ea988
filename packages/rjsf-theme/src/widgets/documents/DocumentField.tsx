import { FileUpload } from '@greffe/ui';
import type { WidgetProps } from '@rjsf/utils';
import { fieldProps } from '../../support/fieldProps.tsx';
import { type FormFiles, fileRules } from '../../support/files.ts';
import { fileTexts } from '../../support/fileTexts.ts';
import { useDocuments } from './useDocuments.ts';

/** The field itself: loaded with the first form that asks for a file. */
export default function DocumentField(props: { readonly widget: WidgetProps; readonly files: FormFiles }) {
  const { widget, files } = props;
  const { texts, ...field } = fieldProps(widget);
  const isMultiple = widget.multiple === true || widget.schema.type === 'array';
  const { held, add, remove, retry, open } = useDocuments(
    { value: widget.value, isMultiple, onChange: (value) => widget.onChange(value) },
    files,
    texts,
  );
  return (
    <FileUpload
      {...field}
      {...fileRules}
      help={field.help ?? texts.fileHelp}
      files={held}
      isMultiple={isMultiple}
      onAdd={add}
      onRemove={(id) => {
        remove(id);
        widget.onBlur(widget.id, widget.value);
      }}
      onRetry={retry}
      onOpen={open}
      texts={fileTexts(texts)}
    />
  );
}
