import { TextField } from '@greffe/ui';
import type { BaseInputTemplateProps } from '@rjsf/utils';
import { textEntryProps, textValue } from '../support/fieldProps.tsx';

const types = ['text', 'email', 'tel', 'url', 'password'] as const;

/** What rjsf's own widgets for e-mail addresses, telephone numbers and the like are drawn with. */
export function BaseInputTemplate(widget: BaseInputTemplateProps) {
  const { texts: _texts, ...entry } = textEntryProps(widget);
  const asked: string | undefined = widget.type ?? widget.options.inputType;
  return (
    <TextField
      {...entry}
      type={types.find((type) => type === asked) ?? 'text'}
      value={textValue(widget.value)}
      onCommit={(value) => widget.onChange(value ?? widget.options.emptyValue)}
    />
  );
}
