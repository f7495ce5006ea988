import { Banner, Button, Dialog, Select, Stack } from '@greffe/ui';
import { useMemo, useState } from 'react';
import { type Command, CommandRefused, refusalSentence, execute as tryOut } from '../../../model/index.ts';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { textOf } from '../../editor/readDefinition.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { aroundOf, canGo } from '../moves.ts';
import { type FieldView, flatten, readFields } from '../read/readFields.ts';
import { readStepIds } from '../read/readStepIds.ts';
import { titlesOf } from '../read/titles.ts';
import { Consequences } from './Consequences.tsx';
import type { DialogProps } from './FieldDialogs.tsx';

/** Behind all others, however many there are. */
const last = '9999';

/** Another section, list or step for a field; for another step it is said first what cannot follow. */
export function MoveField({ view, field, onClose, onSay }: DialogProps & { readonly field: FieldView }) {
  const { t, language } = useLanguage();
  const { files, shared, execute } = useEditor();
  const [step, setStep] = useState(view.step);
  const around = aroundOf(view.fields, field);
  const [to, setTo] = useState(around.holder);
  const [index, setIndex] = useState(String(around.index));
  const isHere = step === view.step;
  const titleOf = useMemo(() => titlesOf(files, shared, language), [files, shared, language]);
  const fields = useMemo(
    () => (isHere ? view.fields : readFields({ files, shared, step, titleOf })),
    [isHere, view.fields, files, shared, step, titleOf],
  );
  const places = [
    { holder: '', title: t('fields.move.top'), children: fields },
    ...flatten(fields).flatMap(({ inside, title, children, pointer }) =>
      inside === undefined
        ? []
        : [{ holder: inside, title: `${'– '.repeat(pointer.split('/').length - 1)}${title}`, children }],
    ),
  ].filter(({ holder, children }) => {
    if (isHere)
      return canGo(
        field,
        holder,
        children.filter((each) => each !== field),
      );
    return !`${field.pointer}${holder}`.includes('/*') && children.every(({ name }) => name !== field.name);
  });
  const place = places.find(({ holder }) => holder === to) ?? places[0];
  const others = (place?.children ?? []).filter(({ pointer }) => !isHere || pointer !== field.pointer);
  const at = Math.min(Number(index), others.length);
  const command = useMemo((): Command | undefined => {
    if (place === undefined) return undefined;
    const target = { step: view.step, pointer: field.pointer, to: place.holder, index: at };
    return isHere ? { type: 'moveField', ...target } : { type: 'moveFieldToStep', ...target, toStep: step };
  }, [isHere, view.step, field.pointer, step, place, at]);

  // What cannot be done is said before, not after.
  const refusal = useMemo(() => {
    try {
      if (command && !isHere) tryOut(files, command, shared);
      return undefined;
    } catch (error) {
      if (error instanceof CommandRefused) return refusalSentence(error, language);
      throw error;
    }
  }, [command, isHere, files, shared, language]);

  return (
    <Dialog
      isOpen
      title={t('fields.moveTitle', { field: field.title })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={command === undefined || refusal !== undefined}
            onPress={() => {
              if (command && execute(command))
                onSay(
                  t('fields.said.movedIn', {
                    field: field.title,
                    place: at + 1,
                    section: place?.title ?? '',
                  }),
                );
              onClose();
            }}
          >
            {t('fields.move')}
          </Button>
        </>
      }
    >
      <Stack>
        <Select
          id="move-step"
          label={t('fields.step')}
          value={step}
          options={readStepIds(files).map((id) => ({
            value: id,
            label: textOf(files, language, `step.${id}.title`, id),
          }))}
          onChange={(id) => {
            if (id === undefined) return;
            setStep(id);
            setIndex(last);
          }}
        />
        {place === undefined ? (
          <p role="status">{t('fields.move.nowhere')}</p>
        ) : (
          <>
            <Select
              id="move-place"
              label={t('fields.move.place')}
              value={place.holder === '' ? '/' : place.holder}
              options={places.map(({ holder, title }) => ({
                value: holder === '' ? '/' : holder,
                label: title,
              }))}
              onChange={(holder) => {
                if (holder === undefined) return;
                setTo(holder === '/' ? '' : holder);
                setIndex(last);
              }}
            />
            <Select
              id="move-index"
              label={t('fields.move.index')}
              value={String(at)}
              options={[
                ...others.map(({ title }, each) => ({
                  value: String(each),
                  label: t('fields.move.before', { field: title }),
                })),
                { value: String(others.length), label: t('fields.move.last') },
              ]}
              onChange={(next) => next !== undefined && setIndex(next)}
            />
          </>
        )}
        {refusal !== undefined && <Banner tone="error" announce="polite" title={refusal} />}
        {!isHere && <Consequences command={command} />}
      </Stack>
    </Dialog>
  );
}
