import type { RecordView } from '@greffe/client';
import type { Bundle, StepData } from '@greffe/definition';
import { VisuallyHidden } from '@greffe/ui';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useValidator } from '../../../api/queries.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { EraseUnsent } from '../../unsent/EraseUnsent.tsx';
import { type Filling, slotOf } from '../filling.ts';
import { StepEditor } from '../StepEditor/StepEditor.tsx';
import { useKeptStep } from '../StepEditor/useKeptStep.ts';
import { focusHeading } from './focusHeading.ts';
import { ReadOnlyStep } from './ReadOnlyStep.tsx';

/** What the parts of a record's page need of the page. */
export interface PageParts {
  readonly record: RecordView;
  readonly bundle: Bundle;
  /** Another with each load that was asked for: another form starts, from what was loaded. */
  readonly load: string;
  readonly otherTabs: number;
  readonly hasOwnChanges: RefObject<() => boolean>;
  readonly onData: (data: StepData) => void;
  readonly onRevision: (revision: number) => void;
  readonly onShow: (record: RecordView) => void;
  /** Asks for the record anew: time has passed. */
  readonly onRefresh: () => void;
}

interface FillingPaneProps extends PageParts {
  readonly filling: Filling;
  readonly isReadable: boolean;
  readonly isLocked: boolean;
  /** Whose turn it is, where it is somebody's. */
  readonly turn?: string | undefined;
  /** Where to go on once it is validated. */
  readonly next?: ReactNode;
}

/** A step or an entry: to fill in, from where this browser or the server has it, or to read. */
export function FillingPane(props: FillingPaneProps) {
  const { record, filling, bundle, isReadable, isLocked, turn, next, load, onRefresh } = props;
  const { t } = useLanguage();
  const isEditable = filling.commands.includes('save');
  const [was, setWas] = useState({ isEditable, hasChanged: false });
  if (was.isEditable !== isEditable) setWas({ isEditable, hasChanged: true });
  const isBack = was.hasChanged && isEditable;
  const shown = useRef(isEditable);

  useEffect(() => {
    if (shown.current === isEditable) return;
    shown.current = isEditable;
    // The button that opened it again is gone with what it stood in.
    if (isEditable) focusHeading();
  }, [isEditable]);

  const key = `${slotOf(filling)}:${load}`;
  return (
    <>
      <VisuallyHidden>
        <span role="status">{isBack ? t('record.isBack') : ''}</span>
      </VisuallyHidden>
      {isEditable ? (
        // Another load of the record starts another form: what is typed lives in the form, not here.
        <KeptEditor key={key} {...props} />
      ) : (
        <>
          <KeptCopy key={key} record={record} filling={filling} />
          <ReadOnlyStep
            record={record}
            filling={filling}
            bundle={bundle}
            isReadable={isReadable}
            isLocked={isLocked}
            turn={turn}
            isFresh={was.hasChanged}
            next={next}
            onEnd={onRefresh}
          />
        </>
      )}
    </>
  );
}

/** What is kept of a step that cannot be written: looked through first, for most of it has arrived after all. */
function KeptCopy({ record, filling }: Pick<FillingPaneProps, 'record' | 'filling'>) {
  const { t } = useLanguage();
  const kept = useKeptStep(record, filling);
  return kept?.copy || kept?.send ? <EraseUnsent record={record.id} text={t('unsent.left.text')} /> : null;
}

function KeptEditor(props: FillingPaneProps): ReactNode {
  // A later load, of which the page itself has asked for nothing, must not change what a form has started from.
  const [started] = useState({ record: props.record, filling: props.filling });
  const { record, filling } = started;
  const { bundle } = props;
  const validator = useValidator(bundle.hash, bundle.steps[filling.id]?.schemaHash);
  const kept = useKeptStep(record, filling);
  if (!kept) return null;
  return (
    <StepEditor
      {...props}
      {...started}
      current={props.record}
      kept={kept}
      {...(validator.data && { validate: validator.data })}
    />
  );
}
