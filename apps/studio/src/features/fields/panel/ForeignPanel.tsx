import { Citation, DescriptionList } from '@greffe/ui';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { isObject } from '../../editor/readDefinition.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { limitNames } from '../read/limits.ts';
import { type Mark, marksOf } from '../read/marks.ts';
import { optionsOf } from '../read/options.ts';
import { type FieldView, ownerOf } from '../read/readFields.ts';
import { moduleTitle } from '../read/sources.ts';
import type { Tracked } from '../read/trackFields.ts';
import styles from './Panel.module.css';

const words: Readonly<Record<Mark, string>> = {
  required: 'required',
  requiredWhen: 'required',
  visibleWhen: 'visible',
  derived: 'derived',
  readOnly: 'readOnly',
  readOnlyWhen: 'readOnly',
};

interface ForeignPanelProps {
  readonly tracked: Tracked;
  readonly field: FieldView;
}

/** A field that comes from a shared module: what it is and where it comes from, to be read and not changed here. */
export function ForeignPanel({ tracked, field }: ForeignPanelProps) {
  const { t, language } = useLanguage();
  const { files, shared } = useEditor();
  const { schema, logic } = field;
  const cite = isObject(schema.cite) ? schema.cite : {};
  const options = optionsOf(field);
  return (
    <div className={styles.stack}>
      <p>{t('fields.foreign', { module: moduleTitle(files, shared, field.module ?? '', language) })}</p>
      <DescriptionList
        emptyLabel={t('fields.foreign.none')}
        items={[
          { id: 'mount', term: t('fields.foreign.mount'), value: mountOf(tracked, field)?.title },
          { id: 'width', term: t('fields.width'), value: t(`fields.width.${field.width}`) },
          ...marksOf(field).map((mark) => {
            const said = logic[words[mark]];
            const value = typeof said === 'string' ? said : t('fields.foreign.always');
            return { id: mark, term: t(`fields.mark.${mark}`), value };
          }),
          ...limitNames.flatMap((limit) => {
            const value = schema[limit];
            return typeof value === 'number'
              ? [{ id: limit, term: t(`fields.limit.${limit}`), value: String(value) }]
              : [];
          }),
          ...(options
            ? [{ id: 'choices', term: t('fields.foreign.choices'), value: options.join(', ') }]
            : []),
        ]}
      />
      {typeof cite.source === 'string' && typeof cite.article === 'string' && (
        <Citation
          label={`${cite.source}, ${cite.article}`}
          sentence={typeof cite.sentence === 'string' ? cite.sentence : undefined}
        />
      )}
    </div>
  );
}

/** The field of the registry's own where the module is put in. */
function mountOf({ ids, byId }: Tracked, field: FieldView): FieldView | undefined {
  for (let at = ownerOf(field.pointer); at !== ''; at = ownerOf(at)) {
    const around = byId.get(ids.get(at) ?? '');
    if (around && !around.isForeign) return around;
  }
  return undefined;
}
