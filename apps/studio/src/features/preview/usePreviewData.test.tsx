import { createStudioClient } from '@greffe/client/studio';
import { act, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { filesOf, shared } from '../../../test/forms.ts';
import { compileStep } from '../../../test/preview.ts';
import { ApiProvider } from '../../api/ApiProvider.tsx';
import { PreviewProvider, usePreview } from './PreviewProvider.tsx';
import type { Preview } from './preview.types.ts';
import { usePreviewData } from './usePreviewData.ts';

function Shown({ step, onPreview }: { step: string; onPreview: (preview: Preview) => void }) {
  onPreview(usePreview());
  return <p>{JSON.stringify(usePreviewData(step))}</p>;
}

describe('what was typed in the preview', () => {
  it('is nothing first, then what was typed last in that very step, and follows a new beginning', async () => {
    let preview: Preview | undefined;
    const client = { ...createStudioClient('http://studio.test'), compileStep };
    render(
      <ApiProvider value={client}>
        <PreviewProvider>
          <Shown
            step="baseline"
            onPreview={(given) => {
              preview = given;
            }}
          />
        </PreviewProvider>
      </ApiProvider>,
    );
    expect(screen.getByText('{}')).toBeInTheDocument();
    preview?.read(filesOf('example-monitoring'), shared);
    await vi.waitFor(() => expect(preview?.state().records.size).toBe(1), { timeout: 60_000 });
    act(() => preview?.type({ step: 'baseline' }, { optimalWeight: 70 }));
    act(() => preview?.type({ step: 'patient-identity' }, {}));
    expect(screen.getByText('{"optimalWeight":70}')).toBeInTheDocument();
    act(() => preview?.restart());
    expect(screen.getByText('{}')).toBeInTheDocument();
  });
});
