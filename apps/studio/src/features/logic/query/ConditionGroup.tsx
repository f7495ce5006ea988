import { Button, Select } from '@greffe/ui';
import type { MessageKey } from '../../language/catalogues.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useBuilder } from './builder.ts';
import { ConditionLine } from './ConditionLine.tsx';
import type { DraftGroup } from './draftQuery.ts';
import styles from './Query.module.css';

/** How conditions count together. */
const quantifiers = {
  all: { join: 'all', isNegated: false },
  any: { join: 'any', isNegated: false },
  none: { join: 'any', isNegated: true },
  notAll: { join: 'all', isNegated: true },
} as const;
type Quantifier = keyof typeof quantifiers;

const quantifierLabels: Readonly<Record<Quantifier, MessageKey>> = {
  all: 'logic.group.all',
  any: 'logic.group.any',
  none: 'logic.group.none',
  notAll: 'logic.group.notAll',
};

const names = Object.keys(quantifiers) as Quantifier[];

interface ConditionGroupProps {
  readonly group: DraftGroup;
  readonly rootKey: number;
  /** What the lines of a group within a group are numbered after, such as `2.`. */
  readonly number?: string;
}

/** Conditions that count together, and below them what adds another. */
export function ConditionGroup({ group, rootKey, number = '' }: ConditionGroupProps) {
  const { t } = useLanguage();
  const { idOf, add, remove, changeGroup, isSingle } = useBuilder();
  const { key, parts, join, isNegated } = group;
  const isRoot = key === rootKey;
  const quantifier = names.find(
    (name) => quantifiers[name].join === join && quantifiers[name].isNegated === isNegated,
  );
  const label = isRoot ? t('logic.group.label') : t('logic.group.inner', { number: number.slice(0, -1) });
  const canAdd = !isSingle || !isRoot || parts.length > 1;
  return (
    <fieldset className={isRoot ? styles.root : styles.group} aria-label={label}>
      {(parts.length > 1 || isNegated || !isRoot) && (
        <div className={styles.head}>
          <Select
            id={idOf(key, 'join')}
            label={label}
            isLabelHidden
            value={quantifier}
            options={names.map((name) => ({ value: name, label: t(quantifierLabels[name]) }))}
            onChange={(name) =>
              changeGroup(key, (before) => ({ ...before, ...quantifiers[name as Quantifier] }))
            }
          />
        </div>
      )}
      {parts.map((part, index) => {
        const own = `${number}${index + 1}`;
        return part.kind === 'group' ? (
          <ConditionGroup key={part.key} group={part} rootKey={rootKey} number={`${own}.`} />
        ) : (
          <ConditionLine
            key={part.key}
            condition={part}
            number={own}
            onRemove={
              isSingle && isRoot && parts.length === 1
                ? undefined
                : () => remove(parts.length === 1 && !isRoot ? rootKey : key, part.key)
            }
          />
        );
      })}
      {canAdd && (
        <div className={styles.actions}>
          <Button
            id={idOf(key, 'add')}
            size="small"
            icon="plus"
            {...(!isRoot && { 'aria-label': t('logic.addTo', { number: number.slice(0, -1) }) })}
            onPress={() => add(key, false)}
          >
            {t('logic.add')}
          </Button>
          {isRoot && parts.length > 0 && (
            <Button size="small" variant="quiet" icon="plus" onPress={() => add(key, true)}>
              {t('logic.addGroup')}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  );
}
