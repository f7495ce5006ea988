import { Checkbox, Section } from '@greffe/ui';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { readObject } from '../../editor/readDefinition.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';

const place = { file: 'form.json', pointer: '/approval' } as const;

/** Whether the registry asks for a second person before a version is published: an edit of the draft like any other. */
export function ApprovalSetting() {
  const { t } = useLanguage();
  const { files, execute } = useEditor();
  return (
    <Section id="publish-setting" title={t('publish.approval.title')}>
      <Checkbox
        id="publish-approval"
        label={t('publish.approval.setting')}
        help={t('publish.approval.setting.help')}
        value={readObject(files, 'form.json').approval === 'secondPerson'}
        onChange={(isAsked) =>
          void execute(
            isAsked
              ? { type: 'setValue', ...place, value: 'secondPerson', after: 'codePrefix' }
              : { type: 'removeValue', ...place },
          )
        }
      />
    </Section>
  );
}
