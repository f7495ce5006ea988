import type { ThemeProps } from '@rjsf/core';
import { NumberField } from './fields/NumberField.tsx';
import { templates } from './templates/index.ts';
import { widgets } from './widgets/index.ts';

/** Give it to rjsf's `withTheme`. */
export const theme: ThemeProps = { templates, widgets, fields: { NumberField } };
