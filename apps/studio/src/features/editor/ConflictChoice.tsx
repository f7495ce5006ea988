import type { DraftFiles } from '@greffe/client/studio';
import { RadioGroup } from '@greffe/ui';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { placeOf } from '../places/placeOf.ts';
import { usePlaceName } from '../places/usePlaceName.ts';
import type { DraftConflict, Side } from './mergeDrafts.ts';
import { isObject, textOf } from './readDefinition.ts';

interface ConflictChoiceProps {
  readonly id: string;
  readonly conflict: DraftConflict;
  readonly files: DraftFiles;
  readonly value: Side | undefined;
  readonly isMissing: boolean;
  readonly onChange: (side: Side) => void;
}

/** How much of a value is shown: whole files can stand against each other. */
const longest = 400;

/** One place that two people changed: what it is, what either made of it, and which of them is to stand. */
export function ConflictChoice({ id, conflict, files, value, isMissing, onChange }: ConflictChoiceProps) {
  const { t, language } = useLanguage();
  const nameOf = usePlaceName();
  const place = placeOf(files, language, conflict.file, conflict.path);

  /** An id as what it names is called, where it names something. */
  const wordOf = (id: string) =>
    ['role', 'step', 'recordType'].reduce(
      (word, kind) => (word === id ? textOf(files, language, `${kind}.${id}.title`, id) : word),
      id,
    );
  const shown = (side: unknown): string => {
    if (side === undefined) return t('conflict.gone');
    if (typeof side === 'boolean') return t(side ? 'conflict.yes' : 'conflict.no');
    const names = namesIn(side, conflict.kind === 'order');
    if (names) return cut(names.map(wordOf).join(', ') || t('conflict.none'));
    return cut(typeof side === 'string' ? side : JSON.stringify(side, null, 2));
  };

  return (
    <RadioGroup
      id={id}
      label={conflict.kind === 'order' ? t('conflict.order', { place: nameOf(place) }) : nameOf(place)}
      orientation="vertical"
      value={value}
      error={isMissing ? t('conflict.missing') : undefined}
      errorPrefix={t('findings.error')}
      options={[
        { value: 'mine', label: t('conflict.here'), description: shown(conflict.mine) },
        { value: 'theirs', label: t('conflict.there'), description: shown(conflict.theirs) },
      ]}
      onChange={(side) => {
        if (side === 'mine' || side === 'theirs') onChange(side);
      }}
    />
  );
}

const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** A list of names; of an order, what stands in it. Nothing where a value is something else. */
function namesIn(side: unknown, isOrder: boolean): readonly string[] | undefined {
  if (!Array.isArray(side)) return isOrder && isObject(side) ? Object.keys(side) : undefined;
  const names = side.map((each: unknown) => (isOrder && isObject(each) ? each.id : each));
  return names.every((name) => typeof name === 'string') ? names : undefined;
}
