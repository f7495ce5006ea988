import type { TemplatesType } from '@rjsf/utils';
import { ArrayFieldItemTemplate } from './ArrayFieldItemTemplate.tsx';
import { ArrayFieldTemplate } from './ArrayFieldTemplate.tsx';
import { BaseInputTemplate } from './BaseInputTemplate.tsx';
import { ButtonTemplates } from './buttons.tsx';
import {
  CyclicSchemaExpandTemplate,
  FallbackFieldTemplate,
  MultiSchemaFieldTemplate,
  OptionalDataControlsTemplate,
} from './choosing.tsx';
import { FieldTemplate } from './FieldTemplate.tsx';
import { GridTemplate, TitleFieldTemplate, UnsupportedFieldTemplate } from './layout.tsx';
import { ObjectFieldTemplate } from './ObjectFieldTemplate.tsx';
import { WrapIfAdditionalTemplate } from './WrapIfAdditionalTemplate.tsx';

/** Widgets, sections and lists say these themselves, wired to their controls. */
const Nothing = () => null;

export const templates = {
  FieldTemplate,
  ObjectFieldTemplate,
  ArrayFieldTemplate,
  ArrayFieldItemTemplate,
  BaseInputTemplate,
  ButtonTemplates,
  CyclicSchemaExpandTemplate,
  FallbackFieldTemplate,
  GridTemplate,
  MultiSchemaFieldTemplate,
  OptionalDataControlsTemplate,
  TitleFieldTemplate,
  UnsupportedFieldTemplate,
  WrapIfAdditionalTemplate,
  // The buttons of an item stand with its number, in ArrayFieldItemTemplate.
  ArrayFieldItemButtonsTemplate: Nothing,
  FieldErrorTemplate: Nothing,
  FieldHelpTemplate: Nothing,
  DescriptionFieldTemplate: Nothing,
  ArrayFieldTitleTemplate: Nothing,
  ArrayFieldDescriptionTemplate: Nothing,
  ErrorListTemplate: Nothing,
} satisfies Partial<Omit<TemplatesType, 'ButtonTemplates'>> & {
  ButtonTemplates: Partial<TemplatesType['ButtonTemplates']>;
};
