import { Button, Icon, StatusBadge, Tabs } from '@greffe/ui';
import { type KeyboardEvent, useState } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { OpenDialog } from '../dialogs/FieldDialogs.tsx';
import { kindIcons } from '../read/kindIcons.ts';
import type { StepFields } from '../useStepFields.ts';
import { AnswerTab } from './AnswerTab.tsx';
import { ConditionsTab } from './ConditionsTab.tsx';
import { DisplayTab } from './DisplayTab.tsx';
import { ForeignPanel } from './ForeignPanel.tsx';
import { OriginTab } from './OriginTab.tsx';
import styles from './Panel.module.css';
import { TextsTab } from './TextsTab.tsx';

interface FieldPanelProps {
  readonly view: StepFields;
  readonly onDialog: (dialog: OpenDialog) => void;
  /** Back to the outline. */
  readonly onLeave: () => void;
}

/** What is said of the field in hand, in parts; going from field to field keeps the part. */
export function FieldPanel({ view, onDialog, onLeave }: FieldPanelProps) {
  const { t } = useLanguage();
  const [tab, setTab] = useState('texts');
  const { selected: field, selectedId, findings, step } = view;
  if (!field) {
    return (
      <section className={styles.panel} aria-labelledby="field-title">
        <h3 id="field-title">{t('fields.panel')}</h3>
        <p className={styles.hint}>{t('fields.none')}</p>
      </section>
    );
  }
  const found = findings.get(field.pointer) ?? [];
  const props = { step, field, fields: view.fields, onDialog };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    onLeave();
  };
  return (
    <section className={styles.panel} aria-labelledby="field-title" onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <h3 id="field-title">
          <Icon name={field.isForeign ? 'lock' : kindIcons[field.kind]} /> {field.title}
        </h3>
        <p className={styles.hint}>
          {t(`fields.kind.${field.kind}`)} · <code>{field.name}</code>
        </p>
        {!field.isForeign && (
          <div className={styles.actions}>
            <Button size="small" icon="pencil" onPress={() => onDialog({ name: 'rename', field })}>
              {t('fields.rename')}
            </Button>
            <Button
              size="small"
              variant="quiet"
              icon="trash"
              onPress={() => onDialog({ name: 'remove', field })}
            >
              {t('fields.remove')}
            </Button>
          </div>
        )}
      </div>
      {found.length > 0 && (
        <ul className={styles.findings} aria-label={t('fields.findings', { count: found.length })}>
          {found.map(({ severity, message, file, pointer }) => (
            <li key={`${file} ${pointer} ${message}`}>
              <StatusBadge tone={severity}>{t(`fields.severity.${severity}`)}</StatusBadge> {message}
            </li>
          ))}
        </ul>
      )}
      <div id="field-panel">
        {field.isForeign ? (
          <ForeignPanel tracked={view.tracked} field={field} />
        ) : (
          <Tabs
            // Another field, other controls: what was being typed belongs to the one before.
            key={selectedId}
            label={t('fields.panel')}
            isSmall
            selected={tab}
            onSelect={setTab}
            items={[
              { id: 'texts', label: t('fields.tab.texts'), content: <TextsTab {...props} /> },
              { id: 'answer', label: t('fields.tab.answer'), content: <AnswerTab {...props} /> },
              { id: 'conditions', label: t('fields.tab.conditions'), content: <ConditionsTab {...props} /> },
              { id: 'display', label: t('fields.tab.display'), content: <DisplayTab {...props} /> },
              { id: 'origin', label: t('fields.tab.origin'), content: <OriginTab {...props} /> },
            ]}
          />
        )}
      </div>
    </section>
  );
}
