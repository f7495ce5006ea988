import { isLanguage, languageNames } from '@greffe/client/app';
import { FieldCell, FieldGrid, FieldGroup, TextArea } from '@greffe/ui';
import { useEditor } from '../editor/EditorProvider.tsx';
import { languagesOf } from '../editor/readDefinition.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { readTexts } from '../texts/textTable.ts';

interface CounterTextsProps {
  readonly id: string;
  /** Whether people are told of it: then the mail at the limit says something too. */
  readonly hasNotices: boolean;
}

/** What people read of a counter, in each language of the registry. */
export function CounterTexts({ id, hasNotices }: CounterTextsProps) {
  const { t } = useLanguage();
  const { files, execute } = useEditor();
  const parts = hasNotices ? (['title', 'full', 'noticeFull'] as const) : (['title', 'full'] as const);
  return (
    <FieldGroup id={`counter-texts-${id}`} title={t('counters.texts')}>
      <FieldGrid>
        {parts.flatMap((part) =>
          languagesOf(files).map((code) => {
            const key = `counter.${id}.${part}`;
            return (
              <FieldCell key={`${part} ${code}`} width="half">
                <TextArea
                  id={`counter-${id}-${part}-${code}`}
                  label={t(`counters.text.${part}`, {
                    language: isLanguage(code) ? languageNames[code] : code,
                  })}
                  rows={part === 'title' ? 1 : 3}
                  maxLength={500}
                  value={readTexts(files[`i18n/${code}.json`])?.[key]}
                  onCommit={(text) =>
                    void execute({
                      type: 'setText',
                      language: code,
                      key,
                      ...(text !== undefined && { text }),
                    })
                  }
                />
              </FieldCell>
            );
          }),
        )}
      </FieldGrid>
    </FieldGroup>
  );
}
