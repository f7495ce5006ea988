import { Button, FieldFrame, FieldShell, fieldInputClass } from '@greffe/ui';
import { ADDITIONAL_PROPERTY_FLAG, buttonId, type WrapIfAdditionalTemplateProps } from '@rjsf/utils';
import { themeTexts } from '../texts/themeTexts.ts';
import styles from './WrapIfAdditionalTemplate.module.css';

/** A property that the schema does not name: its name can be changed, and it can be taken away. */
export function WrapIfAdditionalTemplate(props: WrapIfAdditionalTemplateProps) {
  const { id, label, schema, disabled, readonly, registry, children } = props;
  if (!(ADDITIONAL_PROPERTY_FLAG in schema)) return <>{children}</>;
  const texts = themeTexts(registry.formContext);
  const isFixed = Boolean(disabled || readonly);
  const keyId = `${id}-key`;
  return (
    <div className={styles.property}>
      <FieldShell id={keyId} label={texts.propertyName}>
        <FieldFrame id={keyId} isDisabled={disabled} isReadOnly={readonly}>
          {/* Left to the browser until it is left by the person: with the name, the field's place in the data moves. */}
          <input
            key={label}
            id={keyId}
            className={fieldInputClass}
            type="text"
            autoComplete="off"
            defaultValue={label}
            disabled={disabled}
            readOnly={readonly}
            onBlur={props.onKeyRenameBlur}
          />
        </FieldFrame>
      </FieldShell>
      <div>{children}</div>
      {!isFixed && (
        <Button
          id={buttonId(id, 'remove')}
          variant="quiet"
          size="small"
          icon="trash"
          aria-label={`${texts.remove} – ${label}`}
          onPress={() => props.onRemoveProperty()}
        >
          {texts.remove}
        </Button>
      )}
    </div>
  );
}
