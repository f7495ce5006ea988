import type { UiSchema } from '@rjsf/utils';

/** The cells of the grids in rjsf's suites, in this theme's columns of twelve, and a grid of several rows and kinds. */
export const grid = {
  ColumnWidthAll: { size: 12 },
  ColumnWidth4: { size: 4 },
  ColumnWidth6: { size: 6 },
  ColumnWidth8: { size: 8 },
  ComplexUiSchema: {
    'ui:field': 'LayoutGridField',
    'ui:layoutGrid': {
      'ui:row': [
        {
          'ui:row': [
            { 'ui:col': { size: 12, children: ['person'] } },
            {
              'ui:columns': {
                size: 4,
                children: ['person.name.first', 'person.name.middle', 'person.name.last'],
              },
            },
            { 'ui:col': { size: 12, children: ['person.race'] } },
            { 'ui:columns': { size: 6, children: ['person.address.line_1', 'person.address.city'] } },
          ],
        },
        {
          'ui:row': [
            { 'ui:col': { size: 12, children: ['employment'] } },
            {
              'ui:condition': {
                field: 'employment.job_type',
                operator: 'all',
                value: 'company',
                children: [
                  { 'ui:columns': { size: 6, children: ['employment.business', 'employment.title'] } },
                ],
              },
            },
            {
              'ui:condition': {
                field: 'employment.job_type',
                operator: 'all',
                value: 'education',
                children: [
                  { 'ui:columns': { size: 6, children: ['employment.district', 'employment.school'] } },
                ],
              },
            },
            {
              'ui:condition': {
                field: 'employment.job_type',
                operator: 'all',
                value: 'other',
                children: [{ 'ui:col': { size: 12, children: ['employment.description'] } }],
              },
            },
          ],
        },
      ],
    },
    person: { 'ui:field': 'LayoutHeaderField', race: { 'ui:options': { widget: 'checkboxes' } } },
    employment: {
      'ui:options': { label: false },
      district: { 'ui:options': { widget: 'text' } },
    },
  } satisfies UiSchema,
};
