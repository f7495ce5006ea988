import { FieldCell, RadioGroup, Select } from '@greffe/ui';
import { useEditor, useFindings } from '../editor/EditorProvider.tsx';
import { textOf } from '../editor/readDefinition.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { useGround } from '../logic/ground/useGround.ts';
import { fieldsUnder, objectsIn } from './places.ts';
import type { RuleView } from './readRules.ts';
import { rescopedTree } from './rescope.ts';

/** What a rule is about, where its sentence shows, and what it does when it does not hold. */
export function RulePlace({ rule }: { readonly rule: RuleView }) {
  const { t, language } = useLanguage();
  const { files, execute } = useEditor();
  const findings = useFindings();
  const { sketch, textOf: titleOf } = useGround({ step: rule.step, scope: '' });
  const { id, step, scope, at, severity, assert } = rule;
  const fields = sketch.steps[step]?.fields ?? [];
  const objects = objectsIn(step, fields, titleOf);
  const shownAt = fieldsUnder(step, scope, fields, titleOf);
  const errorAt = (part: string) =>
    findings
      .filter((each) => each.file === 'rules.json' && each.pointer === `${rule.pointer}/${part}`)
      .map(({ message }) => message)
      .join(' ') || undefined;

  function chooseScope(next: string): void {
    if (next === scope) return;
    const place = `${scope}${at}`;
    const under = fieldsUnder(step, next, fields, titleOf);
    const stays = under.find(({ value }) => `${next}${value}` === place) ?? under[0];
    execute({
      type: 'changeRule',
      id,
      changes: {
        scope: next === '' ? null : next,
        at: stays?.value ?? at,
        ...(assert && { assert: rescopedTree(assert, scope, next) }),
      },
    });
  }

  return (
    <>
      <FieldCell width="half">
        <Select
          id="rule-scope"
          label={t('rules.scope')}
          help={t('rules.scope.help')}
          value={scope}
          error={errorAt('scope')}
          options={[
            {
              value: '',
              label: t('rules.scope.whole', { step: textOf(files, language, `step.${step}.title`, step) }),
            },
            ...objects.map(({ value, label, isItem }) => ({
              value,
              label: isItem ? t('rules.scope.each', { list: label }) : label,
            })),
          ]}
          onChange={(next) => chooseScope(next ?? '')}
        />
      </FieldCell>
      <FieldCell width="half">
        <Select
          id="rule-at"
          label={t('rules.at')}
          help={t('rules.at.help')}
          value={at === '' ? undefined : at}
          error={errorAt('at')}
          options={shownAt}
          onChange={(next) => {
            if (next !== undefined) execute({ type: 'changeRule', id, changes: { at: next } });
          }}
        />
      </FieldCell>
      <FieldCell width="full">
        <RadioGroup
          id="rule-severity"
          label={t('rules.severity')}
          value={severity}
          options={[
            { value: 'error', label: t('rules.severity.error') },
            { value: 'warning', label: t('rules.severity.warning') },
          ]}
          onChange={(next) =>
            void execute({
              type: 'changeRule',
              id,
              changes: { severity: next === 'warning' ? 'warning' : 'error' },
            })
          }
        />
      </FieldCell>
    </>
  );
}
