import { Palette } from '@greffe/ui';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { kindIcons } from '../read/kindIcons.ts';
import { type KindName, kindGroups } from '../read/kinds.ts';
import { modulesOf, tablesOf } from '../read/sources.ts';
import styles from './KindPalette.module.css';

/** The kinds of field that can be added; a press puts one behind the field in hand, and each can be dragged. */
export function KindPalette({ onAdd }: { readonly onAdd: (kind: KindName) => void }) {
  const { t } = useLanguage();
  const { files, shared } = useEditor();
  const isOffered = (kind: KindName) =>
    (kind !== 'fromTable' || tablesOf(files).length > 0) &&
    (kind !== 'shared' || modulesOf(shared).length > 0);
  return (
    <div className={styles.groups}>
      <p className={styles.hint}>{t('fields.add.hint')}</p>
      {kindGroups.map(({ id, kinds }) => (
        <div key={id}>
          <h4 className={styles.group}>{t(`fields.group.${id}`)}</h4>
          <Palette
            label={t(`fields.group.${id}`)}
            dragLabel={t('fields.drag')}
            things={kinds
              .filter(isOffered)
              .map((kind) => ({ id: kind, label: t(`fields.kind.${kind}`), icon: kindIcons[kind] }))}
            onAdd={(kind) => onAdd(kind as KindName)}
          />
        </div>
      ))}
    </div>
  );
}
