import { FieldCell, FieldGrid, RadioGroup, Section, Select, TextArea, TextField } from '@greffe/ui';
import { useRef, useState } from 'react';
import { useEditor } from '../editor/EditorProvider.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { type CiteParts, citationsIn, type RuleView } from './readRules.ts';

/** Characters of a sentence by which it is recognised in a list. */
const ENOUGH = 70;

/** Where a rule comes from: the legal source with its own words, or a reason. */
export function CiteFields({ rule }: { readonly rule: RuleView }) {
  const { t } = useLanguage();
  const { files, execute } = useEditor();
  const place = { file: 'rules.json', pointer: rule.pointer };
  // A citation without a source or an article is none yet, and is kept here.
  const [half, setHalf] = useState<CiteParts>();
  const cite = half ?? rule.cite;
  const latest = useRef(cite);
  latest.current = cite;
  const known = citationsIn(files);

  function put(next: CiteParts): void {
    latest.current = next;
    const { source, article, sentence } = next;
    const isEmpty = Object.keys(next).length === 0;
    const isWhole = source !== undefined && article !== undefined;
    setHalf(isEmpty || isWhole ? undefined : next);
    if (isWhole)
      execute({
        type: 'setOrigin',
        ...place,
        cite: { source, article, ...(sentence !== undefined && { sentence }) },
      });
    else if (isEmpty) execute({ type: 'setOrigin', ...place, cite: null });
  }

  function setPart(part: keyof CiteParts, text: string | undefined): void {
    const { [part]: _before, ...others } = latest.current;
    put(text === undefined ? others : { ...others, [part]: text });
  }

  return (
    <Section id="rule-cite" title={t('rules.cite')} description={t('rules.cite.help')}>
      <FieldGrid>
        <FieldCell width="full">
          <RadioGroup
            id="rule-origin"
            label={t('rules.origin')}
            value={rule.origin}
            options={[
              { value: 'source', label: t('rules.origin.source') },
              { value: 'proposed', label: t('rules.origin.proposed') },
            ]}
            onChange={(next) =>
              void execute({ type: 'setOrigin', ...place, origin: next === 'source' ? 'source' : 'proposed' })
            }
          />
        </FieldCell>
        {known.length > 0 && (
          <FieldCell width="full">
            <Select
              id="rule-cite-known"
              label={t('rules.cite.known')}
              help={t('rules.cite.known.help')}
              value={undefined}
              placeholder={t('rules.cite.known.choose')}
              options={known.map((each, index) => ({ value: String(index), label: shortly(each) }))}
              onChange={(index) => {
                const chosen = known[Number(index)];
                if (index !== undefined && chosen) put(chosen);
              }}
            />
          </FieldCell>
        )}
        <FieldCell width="half">
          <TextField
            id="rule-cite-source"
            label={t('rules.cite.source')}
            maxLength={100}
            value={cite.source}
            onCommit={(text) => setPart('source', text)}
          />
        </FieldCell>
        <FieldCell width="half">
          <TextField
            id="rule-cite-article"
            label={t('rules.cite.article')}
            maxLength={100}
            value={cite.article}
            error={half === undefined ? undefined : t('rules.cite.both')}
            onCommit={(text) => setPart('article', text)}
          />
        </FieldCell>
        <FieldCell width="full">
          <TextArea
            id="rule-cite-sentence"
            label={t('rules.cite.sentence')}
            help={t('rules.cite.sentence.help')}
            rows={3}
            maxLength={2000}
            value={cite.sentence}
            onCommit={(text) => setPart('sentence', text)}
          />
        </FieldCell>
        <FieldCell width="full">
          <TextArea
            id="rule-reason"
            label={t('rules.reason')}
            rows={2}
            maxLength={2000}
            value={rule.reason}
            onCommit={(text) => void execute({ type: 'setOrigin', ...place, reason: text ?? null })}
          />
        </FieldCell>
      </FieldGrid>
    </Section>
  );
}

function shortly({ source, article, sentence = '' }: CiteParts): string {
  const shown = sentence.length > ENOUGH ? `${sentence.slice(0, ENOUGH)}…` : sentence;
  return [`${source}, ${article}`, shown].filter(Boolean).join(' – ');
}
