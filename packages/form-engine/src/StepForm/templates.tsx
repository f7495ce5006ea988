import { toPointer } from '@greffe/definition';
import { theme } from '@greffe/rjsf-theme';
import getDefaultRegistry from '@rjsf/core/lib/getDefaultRegistry.js';
import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { useContext } from 'react';
import { AsideContext } from './StepFormContext.ts';

const ThemedSection =
  theme.templates?.ObjectFieldTemplate ?? getDefaultRegistry().templates.ObjectFieldTemplate;

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
