import { createStudioClient } from '@greffe/client/studio';
import { UiProvider } from '@greffe/ui';
import { render, screen } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { expect, it } from 'vitest';
import { aDraft, files } from '../../../../test/studio.tsx';
import { ApiProvider } from '../../../api/ApiProvider.tsx';
import { createEditor } from '../../editor/createEditor.ts';
import { EditorProvider } from '../../editor/EditorProvider.tsx';
import { LanguageProvider } from '../../language/LanguageProvider.tsx';
import { PreviewProvider, usePreview } from '../../preview/PreviewProvider.tsx';
import { RuleTreeSection } from '../RuleTreeSection.tsx';
import { readRules } from '../readRules.ts';

const rule = { id: 'r', step: 'desk', at: '/title', severity: 'error', origin: 'proposed' };
const assert = { any: [{ cel: 'this.title == "Bruges"' }, { cel: 'this.title.startsWith("G")' }] };

/** What somebody typed in the preview before the rule was looked at. */
function Typed({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const preview = usePreview();
  useState(() => preview.type({ step: 'desk' }, { title }));
  return children;
}

it.each([
  ['Gand', ['Respectée', 'Pas respectée', 'Respectée']],
  ['Liège', ['Pas respectée', 'Pas respectée', 'Pas respectée']],
])('a rule on %s answers as a whole and part by part, with the value that was read', (title, answers) => {
  const never = async () => Promise.reject(new TypeError('not stubbed'));
  const draft = aDraft({
    files: { ...files, 'rules.json': JSON.stringify({ rules: [{ ...rule, assert }] }) },
  });
  const [view] = readRules(draft.files);
  if (!view?.assert) throw new Error('The rule was not read.');
  const { container } = render(
    <ApiProvider value={createStudioClient('http://studio.test')}>
      <LanguageProvider initial="fr">
        <UiProvider locale="fr-BE" navigate={() => undefined}>
          <EditorProvider
            value={{ editor: createEditor(draft, { saveDraft: never, draft: never }), findings: [] }}
          >
            <PreviewProvider>
              <Typed title={title}>
                <RuleTreeSection rule={view} assert={view.assert} />
              </Typed>
            </PreviewProvider>
          </EditorProvider>
        </UiProvider>
      </LanguageProvider>
    </ApiProvider>,
  );
  expect(screen.getAllByText(/^(?:Pas respectée|Respectée)$/).map((each) => each.textContent)).toEqual(
    answers,
  );
  expect(screen.getAllByText(title, { selector: 'dd' })).toHaveLength(2);
  expect(container).toHaveTextContent('Essayée sur ce qui est rempli dans l’aperçu');
});
