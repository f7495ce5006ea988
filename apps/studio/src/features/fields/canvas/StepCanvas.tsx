import { Button, Outline, type OutlineHandle, type OutlineTarget } from '@greffe/ui';
import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { OpenDialog } from '../dialogs/FieldDialogs.tsx';
import { type Destination, destinationOf, moveCommand, stepOf } from '../moves.ts';
import type { KindName } from '../read/kinds.ts';
import type { FieldView } from '../read/readFields.ts';
import type { StepFields } from '../useStepFields.ts';
import styles from './Canvas.module.css';
import { FieldRow } from './FieldRow.tsx';
import type { FieldLine } from './lines.ts';
import { useLines, useOpenAround } from './useLines.ts';

interface StepCanvasProps {
  readonly view: StepFields;
  readonly outline: RefObject<OutlineHandle | null>;
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly onSay: (text: string) => void;
  readonly onOpen: () => void;
}

const ways = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' } as const;
const row = (line: FieldLine) => <FieldRow line={line} />;

/** The step's fields in their order, to be moved by dragging, by keys and by buttons alike. */
export function StepCanvas({ view, outline, onDialog, onSay, onOpen }: StepCanvasProps) {
  const { t } = useLanguage();
  const { execute } = useEditor();
  const { step, tracked, fields, findings, selected, selectedId, select } = view;
  // What a shared module brings is seldom looked at: closed until it is.
  const [closed, setClosed] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        [...tracked.byId].flatMap(([id, { kind, isForeign }]) => (kind === 'shared' && !isForeign ? id : [])),
      ),
  );
  const lines = useLines(view);
  useOpenAround(view, setClosed);
  const byId = (id: string | undefined) => (id === undefined ? undefined : tracked.byId.get(id));
  const spotOf = ({ id, position }: OutlineTarget) => ({ field: byId(id), position });

  function move(field: FieldView | undefined, to: Destination | undefined): boolean {
    if (!field) return false;
    const command = to && moveCommand(step, fields, field, to);
    if (!command) {
      onSay(t('fields.said.stays', { field: field.title }));
      return false;
    }
    if (!execute(command)) return false;
    const parent = fieldAt(view, to.to);
    onSay(
      t(parent ? 'fields.said.movedIn' : 'fields.said.moved', {
        field: field.title,
        place: to.index + 1,
        section: parent?.title ?? '',
      }),
    );
    return true;
  }

  function onKey(id: string, event: KeyboardEvent): boolean {
    const field = byId(id);
    if (!field || event.ctrlKey || event.metaKey) return false;
    if (event.altKey && Object.hasOwn(ways, event.key)) {
      move(field, stepOf(fields, field, ways[event.key as keyof typeof ways]));
      return true;
    }
    if (field.isForeign || event.altKey || event.shiftKey) return false;
    if (event.key === 'Delete') onDialog({ name: 'remove', field });
    else if (event.key === 'F2') onDialog({ name: 'rename', field });
    else return false;
    return true;
  }

  const by = (way: 'up' | 'down') => selected && stepOf(fields, selected, way);
  const isHeld = !selected || selected.isForeign;
  return (
    <section className={styles.canvas} aria-labelledby="fields-canvas">
      <h3 id="fields-canvas">{t('fields.canvas', { count: tracked.byId.size })}</h3>
      {(findings.get('') ?? []).map(({ message, pointer }) => (
        <p key={`${pointer} ${message}`} className={styles.wrongStep}>
          {message}
        </p>
      ))}
      <div className={styles.bar}>
        <Button
          size="small"
          icon="arrow-up"
          isDisabled={isHeld || !by('up')}
          onPress={() => move(selected, by('up'))}
        >
          {t('fields.up')}
        </Button>
        <Button
          size="small"
          icon="arrow-down"
          isDisabled={isHeld || !by('down')}
          onPress={() => move(selected, by('down'))}
        >
          {t('fields.down')}
        </Button>
        <Button
          size="small"
          icon="arrow-right"
          isDisabled={isHeld}
          onPress={() => selected && onDialog({ name: 'move', field: selected })}
        >
          {t('fields.moveTo')}
        </Button>
      </div>
      <div className={styles.outline}>
        <Outline<FieldLine>
          ref={outline}
          label={t('fields.outline')}
          describedBy="fields-keys"
          items={lines}
          selected={selectedId}
          onSelect={(id) => {
            const field = byId(id);
            if (field) select(field.pointer);
          }}
          onOpen={onOpen}
          onKey={onKey}
          closed={closed}
          onClosedChange={setClosed}
          dragLabel={t('fields.drag')}
          toggleLabel={t('fields.toggle')}
          empty={t('fields.empty')}
          canDrop={(id, target) => destinationOf(fields, byId(id), spotOf(target)) !== undefined}
          onMove={(id, target) => move(byId(id), destinationOf(fields, byId(id), spotOf(target)))}
          onInsert={(kind, target) => {
            const at = destinationOf(fields, undefined, spotOf(target));
            if (at) onDialog({ name: 'add', kind: kind as KindName, at });
          }}
        >
          {row}
        </Outline>
      </div>
      <p id="fields-keys" className={styles.hint}>
        {t('fields.keys')}
      </p>
    </section>
  );
}

/** The section or list whose fields lie in an object of the data. */
function fieldAt({ tracked }: StepFields, holder: string): FieldView | undefined {
  const id = tracked.ids.get(holder.replace(/\/\*$/, ''));
  return id === undefined ? undefined : tracked.byId.get(id);
}
