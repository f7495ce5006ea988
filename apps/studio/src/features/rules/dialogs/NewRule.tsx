import { isLanguage, languageNames } from '@greffe/client/app';
import { Button, Dialog, flushPendingCommits, RadioGroup, Select, Stack, TextField } from '@greffe/ui';
import { useRef, useState } from 'react';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { languagesOf, textOf } from '../../editor/readDefinition.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useGround } from '../../logic/ground/useGround.ts';
import { fieldsUnder } from '../places.ts';
import type { RuleView } from '../readRules.ts';
import { UNFILLED } from '../tree/treeView.ts';
import { idFor } from './idFor.ts';

interface NewRuleProps {
  readonly rules: readonly RuleView[];
  readonly steps: readonly string[];
  /** The step that is proposed. */
  readonly step: string | undefined;
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}

interface Entry {
  readonly step: string;
  readonly at?: string | undefined;
  readonly texts: Readonly<Record<string, string>>;
  readonly severity: 'error' | 'warning';
}

/** A rule: what it says, in which step, and at which field; what has to hold is written afterwards. */
export function NewRule({ rules, steps, step, onClose, onDone }: NewRuleProps) {
  const { t, language } = useLanguage();
  const { files, execute } = useEditor();
  const [entry, setEntry] = useState<Entry>({ step: step ?? steps[0] ?? '', texts: {}, severity: 'error' });
  const [isSent, setSent] = useState(false);
  // What a flush hands on counts at once, before the next drawing.
  const latest = useRef(entry);
  const change = (more: Partial<Entry>) => {
    latest.current = { ...latest.current, ...more };
    setEntry(latest.current);
  };
  const { sketch, textOf: titleOf } = useGround({ step: entry.step, scope: '' });
  const fields = fieldsUnder(entry.step, '', sketch.steps[entry.step]?.fields ?? [], titleOf);
  const languages = languagesOf(files);
  const hasText = ({ texts }: Entry) => Object.values(texts).some((text) => text !== '');

  function add(): void {
    flushPendingCommits();
    setSent(true);
    const { at, texts, severity, step: own } = latest.current;
    if (!hasText(latest.current) || at === undefined) return;
    const id = idFor(texts, languages, new Set(rules.map((rule) => rule.id)));
    const rule = { id, step: own, at, severity, assert: { cel: UNFILLED }, origin: 'proposed' } as const;
    if (execute({ type: 'addRule', rule, texts })) onDone(id);
    else onClose();
  }

  return (
    <Dialog
      isOpen
      title={t('rules.new')}
      onClose={onClose}
      onSubmit={add}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button variant="primary" onPress={add}>
            {t('rules.add')}
          </Button>
        </>
      }
    >
      <Stack>
        {languages.map((code, index) => (
          <TextField
            key={code}
            id={`new-rule-${code}`}
            label={t('rules.sentenceIn', { language: isLanguage(code) ? languageNames[code] : code })}
            help={index === 0 ? t('rules.sentence.help') : undefined}
            maxLength={500}
            value={entry.texts[code]}
            error={isSent && index === 0 && !hasText(entry) ? t('rules.sentence.missing') : undefined}
            onCommit={(text) => change({ texts: { ...latest.current.texts, [code]: text ?? '' } })}
          />
        ))}
        <Select
          id="new-rule-step"
          label={t('rules.step')}
          value={entry.step}
          options={steps.map((each) => ({
            value: each,
            label: textOf(files, language, `step.${each}.title`, each),
          }))}
          onChange={(next) => change({ step: next ?? entry.step, at: undefined })}
        />
        <Select
          id="new-rule-at"
          label={t('rules.at')}
          help={t('rules.at.help')}
          placeholder={t('logic.subject.choose')}
          value={entry.at}
          options={fields}
          error={isSent && entry.at === undefined ? t('rules.at.missing') : undefined}
          onChange={(at) => change({ at })}
        />
        <RadioGroup
          id="new-rule-severity"
          label={t('rules.severity')}
          value={entry.severity}
          options={[
            { value: 'error', label: t('rules.severity.error') },
            { value: 'warning', label: t('rules.severity.warning') },
          ]}
          onChange={(next) => change({ severity: next === 'warning' ? 'warning' : 'error' })}
        />
      </Stack>
    </Dialog>
  );
}
