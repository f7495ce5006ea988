import { toPointer } from '@greffe/definition';
import { theme } from '@greffe/rjsf-theme';
import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { type ComponentType, useContext } from 'react';
import { AsideContext } from './StepFormContext.ts';

// rjsf's type of the templates has an index signature, in which their names are lost.
const ThemedSection = theme.templates?.ObjectFieldTemplate as ComponentType<ObjectFieldTemplateProps>;

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
