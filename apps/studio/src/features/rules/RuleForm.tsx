import { isLanguage, languageNames } from '@greffe/client/app';
import { Banner, Button, FieldCell, FieldGrid, Section, TextArea } from '@greffe/ui';
import { useState } from 'react';
import { useEditor } from '../editor/EditorProvider.tsx';
import { languagesOf, textOf } from '../editor/readDefinition.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { readTexts } from '../texts/textTable.ts';
import { CiteFields } from './CiteFields.tsx';
import { RemoveRule } from './dialogs/RemoveRule.tsx';
import { RenameRule } from './dialogs/RenameRule.tsx';
import { ModuleRules } from './ModuleRules.tsx';
import { RulePlace } from './RulePlace.tsx';
import styles from './Rules.module.css';
import { RuleTreeSection } from './RuleTreeSection.tsx';
import type { RuleView } from './readRules.ts';

interface RuleFormProps {
  readonly rule: RuleView;
  readonly rules: readonly RuleView[];
  readonly onSelect: (id: string | undefined) => void;
}

/** One rule: what it says, where, what has to hold, and where that comes from. */
export function RuleForm({ rule, rules, onSelect }: RuleFormProps) {
  const { t, language } = useLanguage();
  const { files, execute } = useEditor();
  const [dialog, setDialog] = useState<'rename' | 'remove'>();
  const key = `rule.${rule.id}`;
  const next = rules[rule.index + 1] ?? rules[rule.index - 1];
  return (
    <>
      <Section
        id="rule"
        title={textOf(files, language, key, rule.id)}
        aside={
          <div className={styles.actions}>
            <Button size="small" icon="pencil" onPress={() => setDialog('rename')}>
              {t('steps.rename')}
            </Button>
            <Button size="small" variant="quiet" icon="trash" onPress={() => setDialog('remove')}>
              {t('steps.remove')}
            </Button>
          </div>
        }
      >
        <FieldGrid>
          {languagesOf(files).map((code) => (
            <FieldCell key={code} width="half">
              <TextArea
                id={`rule-sentence-${code}`}
                label={t('rules.sentenceIn', { language: isLanguage(code) ? languageNames[code] : code })}
                rows={2}
                maxLength={500}
                value={readTexts(files[`i18n/${code}.json`])?.[key]}
                onCommit={(text) =>
                  void execute({ type: 'setText', language: code, key, ...(text !== undefined && { text }) })
                }
              />
            </FieldCell>
          ))}
        </FieldGrid>
      </Section>
      {rule.assert ? (
        <RuleTreeSection rule={rule} assert={rule.assert} />
      ) : (
        <Banner tone="error" title={t('rules.unreadable.title')}>
          {t('rules.unreadable.text')}
        </Banner>
      )}
      <Section id="rule-place" title={t('rules.place')}>
        <FieldGrid>
          <RulePlace rule={rule} />
        </FieldGrid>
      </Section>
      <CiteFields rule={rule} />
      <ModuleRules step={rule.step} />
      {dialog === 'rename' && (
        <RenameRule
          id={rule.id}
          taken={rules.map(({ id }) => id)}
          onClose={() => setDialog(undefined)}
          onDone={(to) => {
            setDialog(undefined);
            onSelect(to);
          }}
        />
      )}
      {dialog === 'remove' && (
        <RemoveRule
          id={rule.id}
          onClose={() => setDialog(undefined)}
          onDone={() => {
            setDialog(undefined);
            onSelect(next?.id);
          }}
        />
      )}
    </>
  );
}
