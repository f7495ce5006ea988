import { toPointer } from '@greffe/definition';
import { theme } from '@greffe/rjsf-theme';
import type { FieldTemplateProps, ObjectFieldTemplateProps } from '@rjsf/utils';
import { type ComponentType, type ReactElement, useContext } from 'react';
import { AsideContext } from './StepFormContext.ts';

// rjsf's type of the templates has an index signature, in which their names are lost.
const ThemedSection = theme.templates?.ObjectFieldTemplate as ComponentType<ObjectFieldTemplateProps>;

/** The theme's place of a field: called, not drawn. It has no hooks, and a step may hold a thousand fields. */
export const fieldTemplate = theme.templates?.FieldTemplate as (
  props: FieldTemplateProps,
) => ReactElement | null;

/** The theme's section, with the page's own part under it. */
export function SectionWithAside(props: ObjectFieldTemplateProps) {
  const renderAside = useContext(AsideContext);
  return (
    <>
      <ThemedSection {...props} />
      {renderAside?.(toPointer(props.fieldPathId.path))}
    </>
  );
}
