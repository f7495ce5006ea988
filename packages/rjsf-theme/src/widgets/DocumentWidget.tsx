import { Skeleton } from '@greffe/ui';
import type { WidgetProps } from '@rjsf/utils';
import { lazy, Suspense } from 'react';
import type { ThemeContext } from '../texts/themeTexts.ts';
import { FileWidget } from './natives.tsx';

const DocumentField = /* @__PURE__ */ lazy(() => import('./documents/DocumentField.tsx'));

/** Files that are sent as they are chosen, and named in the data by their ids; one, or several where it is a list. */
export function DocumentWidget(widget: WidgetProps) {
  const { files } = widget.registry.formContext as ThemeContext;
  if (files === undefined) return <FileWidget {...widget} />;
  return (
    <Suspense fallback={<Skeleton shape="block" />}>
      <DocumentField widget={widget} files={files} />
    </Suspense>
  );
}
