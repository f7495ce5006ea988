import { Button, buttonClass, Icon, type IconName } from '@greffe/ui';
import { getSubmitButtonOptions, type IconButtonProps, type SubmitButtonProps } from '@rjsf/utils';
import { type ThemeTexts, themeTexts } from '../texts/themeTexts.ts';
import styles from './buttons.module.css';

function iconButton(word: keyof ThemeTexts, icon: IconName) {
  return function IconButton({ id, onClick, disabled, registry }: IconButtonProps) {
    return (
      <button
        id={id}
        type="button"
        className={buttonClass({ size: 'small' })}
        disabled={disabled}
        onClick={onClick}
      >
        <Icon name={icon} />
        {themeTexts(registry.formContext)[word]}
      </button>
    );
  };
}

/** The button of a form that is no step of a record; a step brings its own. */
function SubmitButton({ uiSchema, registry }: SubmitButtonProps) {
  const { norender, submitText, props } = getSubmitButtonOptions(uiSchema);
  if (norender) return null;
  const isOwnText = submitText !== undefined && submitText !== 'Submit';
  return (
    <div className={styles.submit}>
      <Button type="submit" variant="primary" isDisabled={props?.disabled}>
        {isOwnText ? submitText : themeTexts(registry.formContext).submit}
      </Button>
    </div>
  );
}

export const ButtonTemplates = {
  SubmitButton,
  AddButton: iconButton('add', 'plus'),
  CopyButton: iconButton('copy', 'copy'),
  MoveDownButton: iconButton('moveDown', 'arrow-down'),
  MoveUpButton: iconButton('moveUp', 'arrow-up'),
  RemoveButton: iconButton('remove', 'trash'),
  ClearButton: iconButton('clear', 'close'),
};
