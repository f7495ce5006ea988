import { Palette } from '@greffe/ui';
import { memo, useMemo } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { kindIcons } from '../read/kindIcons.ts';
import { type KindName, kindGroups } from '../read/kinds.ts';
import styles from './KindPalette.module.css';

interface KindPaletteProps {
  readonly hasTables: boolean;
  readonly hasModules: boolean;
  readonly onAdd: (kind: KindName) => void;
}

/**
 * The kinds of field that can be added; a press puts one behind the field in hand, and each can be dragged. It is drawn
 * once, not at each edit.
 */
export const KindPalette = memo(function KindPalette({ hasTables, hasModules, onAdd }: KindPaletteProps) {
  const { t } = useLanguage();
  const groups = useMemo(
    () =>
      kindGroups.map(({ id, kinds }) => ({
        id,
        things: (kinds as readonly KindName[])
          .filter((kind) => (kind !== 'fromTable' || hasTables) && (kind !== 'shared' || hasModules))
          .map((kind) => ({ id: kind, label: t(`fields.kind.${kind}`), icon: kindIcons[kind] })),
      })),
    [hasTables, hasModules, t],
  );
  return (
    <div className={styles.groups}>
      <p className={styles.hint}>{t('fields.add.hint')}</p>
      {groups.map(({ id, things }) => (
        <div key={id}>
          <h4 className={styles.group}>{t(`fields.group.${id}`)}</h4>
          <Palette
            label={t(`fields.group.${id}`)}
            dragLabel={t('fields.drag')}
            things={things}
            onAdd={(kind) => onAdd(kind as KindName)}
          />
        </div>
      ))}
    </div>
  );
});
