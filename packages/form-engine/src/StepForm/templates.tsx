import { theme } from '@greffe/rjsf-theme';
import { getDefaultRegistry } from '@rjsf/core';
import type { ObjectFieldTemplateProps } from '@rjsf/utils';
import { useContext } from 'react';
import { pointerOf } from '../store/pointers.ts';
import { AsideContext } from './StepFormContext.ts';

const ThemedSection =
  theme.templates?.ObjectFieldTemplate ?? getDefaultRegistry().templates.ObjectFieldTemplate;

/** The theme's section, with the page's own part under it. */
export function SectionWithAside(props: ObjectFieldTemplateProps) {
  const renderAside = useContext(AsideContext);
  return (
    <>
      <ThemedSection {...props} />
      {renderAside?.(pointerOf(props.fieldPathId.path))}
    </>
  );
}
