import { VisuallyHidden } from '@greffe/ui';
import { useState } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { Ground } from '../ground/useGround.ts';
import { BuilderContext } from './builder.ts';
import { ConditionGroup } from './ConditionGroup.tsx';
import { changedAt, changedGroup, type DraftPart, emptyCondition } from './draftQuery.ts';
import { useQueryDraft } from './useQueryDraft.ts';

interface QueryBuilderProps {
  readonly id: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly ground: Ground;
  /** One condition and no group of several: where the conditions are put together elsewhere. */
  readonly isSingle: boolean;
}

/** Conditions as lines: what it is about, what is asked of it, and what it is compared with. */
export function QueryBuilder({ id, value, onChange, ground, isSingle }: QueryBuilderProps) {
  const { t } = useLanguage();
  const { root, edit, nextKey, focusNext } = useQueryDraft(value, onChange, isSingle);
  const [said, setSaid] = useState('');
  const idOf = (key: number, part: string) => `${id}-${key}-${part}`;

  function add(groupKey: number, isGroup: boolean): void {
    const condition = emptyCondition(nextKey);
    edit((before) =>
      changedGroup(before, groupKey, (group) => {
        const join = group.join === 'all' ? 'any' : 'all';
        const part: DraftPart = isGroup
          ? { kind: 'group', key: nextKey(), join, isNegated: false, parts: [condition] }
          : condition;
        return { ...group, parts: [...group.parts, part] };
      }),
    );
    focusNext(idOf(condition.key, 'subject'));
    setSaid(t(isGroup ? 'logic.said.groupAdded' : 'logic.said.added'));
  }

  function remove(groupKey: number, key: number): void {
    edit((before) => changedAt(before, key, () => undefined));
    focusNext(idOf(groupKey, 'add'));
    setSaid(t('logic.said.removed'));
  }

  return (
    <BuilderContext
      value={{
        ground,
        isSingle,
        idOf,
        add,
        remove,
        change: (key, change) => edit((before) => changedAt(before, key, change)),
        changeGroup: (key, change) => edit((before) => changedGroup(before, key, change)),
      }}
    >
      <ConditionGroup group={root} rootKey={root.key} />
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
    </BuilderContext>
  );
}
