import { act, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Preview } from './createPreview.ts';
import { PreviewProvider, usePreview } from './PreviewProvider.tsx';
import { usePreviewData } from './usePreviewData.ts';

function Shown({ step, onPreview }: { step: string; onPreview: (preview: Preview) => void }) {
  onPreview(usePreview());
  return <p>{JSON.stringify(usePreviewData(step))}</p>;
}

describe('what was typed in the preview', () => {
  it('is nothing first, then what was typed last in that very step', () => {
    let preview: Preview | undefined;
    render(
      <PreviewProvider>
        <Shown
          step="desk"
          onPreview={(given) => {
            preview = given;
          }}
        />
      </PreviewProvider>,
    );
    expect(screen.getByText('{}')).toBeInTheDocument();
    act(() => preview?.type('desk', { title: 'Bruges' }));
    act(() => preview?.type('opinion', { answer: 'no' }));
    expect(screen.getByText('{"title":"Bruges"}')).toBeInTheDocument();
  });
});
