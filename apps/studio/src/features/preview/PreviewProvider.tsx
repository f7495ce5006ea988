import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { useApi } from '../../api/ApiProvider.tsx';
import { createPreview } from './createPreview.ts';
import type { Preview } from './preview.types.ts';

const PreviewContext = createContext<Preview | undefined>(undefined);

/** Holds what is tried of a draft, whichever part of the editor is on the screen. */
export function PreviewProvider({ children }: { readonly children: ReactNode }) {
  const api = useApi();
  const [preview] = useState(() => createPreview(api));
  useEffect(() => preview.close, [preview]);
  return <PreviewContext value={preview}>{children}</PreviewContext>;
}

/** The preview of the draft that is open; throws outside a PreviewProvider. */
export function usePreview(): Preview {
  const preview = use(PreviewContext);
  if (!preview) throw new Error('usePreview needs a PreviewProvider above it');
  return preview;
}
