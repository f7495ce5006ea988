import type { FormFiles } from '@greffe/rjsf-theme';
import {
  DescriptionList,
  FieldGroup,
  RowsTable,
  RowsTableCell,
  RowsTableRow,
  Section,
  Skeleton,
  Stack,
} from '@greffe/ui';
import { lazy, type ReactNode, Suspense } from 'react';
import { nameOf, type ReadOnlyItem, type ReadOnlyTable, type SectionContent } from './sections.ts';

// For the few steps that have files.
const FileValues = /* @__PURE__ */ lazy(() => import('../files/FileValues.tsx'));

export interface ReadOnlySectionProps {
  readonly section: SectionContent;
  /** Stands for a value not given. */
  readonly emptyLabel: string;
  readonly files: FormFiles;
  readonly language: string;
}

/** One section to read: a description list, and its groups under their own titles. */
export function ReadOnlySection(props: ReadOnlySectionProps) {
  const { title } = props.section;
  return (
    <Section {...(title === '' ? {} : { title })}>
      <Content {...props} />
    </Section>
  );
}

type Given = Omit<ReadOnlySectionProps, 'section'>;

function Content({ section, ...given }: ReadOnlySectionProps) {
  if (section.table) return <Rows list={section} table={section.table} {...given} />;
  const items = section.items.map((item) => ({
    id: item.pointer,
    term: item.title,
    value: shownValue(item, given),
  }));
  return (
    <Stack gap={6}>
      {items.length > 0 && <DescriptionList items={items} emptyLabel={given.emptyLabel} />}
      {section.groups.map((group) => (
        <FieldGroup key={group.pointer} title={group.title}>
          <Content section={group} {...given} />
        </FieldGroup>
      ))}
    </Stack>
  );
}

function shownValue({ title, value, files: ids }: ReadOnlyItem, { files, language }: Given): ReactNode {
  if (!ids) return value;
  return (
    <Suspense fallback={<Skeleton />}>
      <FileValues title={title} ids={ids} files={files} language={language} />
    </Suspense>
  );
}

interface RowsProps extends Given {
  readonly list: SectionContent;
  readonly table: ReadOnlyTable;
}

/** A list that was filled in as a table is read as one; what a row does not ask for stays empty. */
function Rows({ list, table: { itemTitle, columns }, ...given }: RowsProps) {
  return (
    <RowsTable label={list.title} itemLabel={itemTitle} columns={columns.map(({ title }) => title)}>
      {list.groups.map((row, index) => (
        <RowsTableRow key={row.pointer} itemLabel={itemTitle} number={index + 1}>
          {columns.map(({ name, title }) => {
            const item = row.items.find(({ pointer }) => nameOf(pointer) === name);
            return (
              <RowsTableCell key={name} label={title}>
                {item && (shownValue(item, given) ?? given.emptyLabel)}
              </RowsTableCell>
            );
          })}
        </RowsTableRow>
      ))}
    </RowsTable>
  );
}
