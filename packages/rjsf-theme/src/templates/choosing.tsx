import { Button, Stack } from '@greffe/ui';
import type {
  CyclicSchemaExpandProps,
  FallbackFieldTemplateProps,
  MultiSchemaFieldTemplateProps,
  OptionalDataControlsTemplateProps,
} from '@rjsf/utils';
import { themeTexts } from '../texts/themeTexts.ts';
import styles from './choosing.module.css';

/** One of several forms of an answer (`oneOf`, `anyOf`): which, and under it the fields of that one. */
export function MultiSchemaFieldTemplate({ selector, optionSchemaField }: MultiSchemaFieldTemplateProps) {
  return (
    <Stack gap={4}>
      {selector}
      {optionSchemaField}
    </Stack>
  );
}

/** The same for an answer whose type the schema does not say: which type, and under it the field. */
export function FallbackFieldTemplate({ typeSelector, schemaField }: FallbackFieldTemplateProps) {
  return (
    <Stack gap={4}>
      {typeSelector}
      {schemaField}
    </Stack>
  );
}

/** A part that need not be there at all (`enableOptionalDataFieldForType`): how it comes, goes, or that it is not. */
export function OptionalDataControlsTemplate(props: OptionalDataControlsTemplateProps) {
  const { id, registry, onAddClick, onRemoveClick } = props;
  const texts = themeTexts(registry.formContext);
  if (onAddClick) {
    return (
      <Button id={id} size="small" icon="plus" onPress={() => onAddClick()}>
        {texts.addPart}
      </Button>
    );
  }
  if (onRemoveClick) {
    return (
      <Button id={id} variant="quiet" size="small" icon="trash" onPress={() => onRemoveClick()}>
        {texts.removePart}
      </Button>
    );
  }
  return (
    <p id={id} className={styles.none}>
      {texts.noPart}
    </p>
  );
}

/** A form within itself: the next one is drawn when it is asked for. */
export function CyclicSchemaExpandTemplate(props: CyclicSchemaExpandProps) {
  const { fieldPathId, name, registry, onExpand } = props;
  const texts = themeTexts(registry.formContext);
  return (
    <div>
      <Button
        id={`${fieldPathId.$id}-button`}
        size="small"
        icon="chevron-down"
        onPress={() => onExpand(fieldPathId.$id)}
      >
        {`${texts.expand} – ${name}`}
      </Button>
    </div>
  );
}
