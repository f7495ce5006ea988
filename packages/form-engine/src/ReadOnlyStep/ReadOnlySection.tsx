import { DescriptionList, FieldGroup, Section, Stack } from '@greffe/ui';
import type { SectionContent } from './sections.ts';

export interface ReadOnlySectionProps {
  readonly section: SectionContent;
  /** Stands for a value not given. */
  readonly emptyLabel: string;
}

/** One section to read: a description list, and its groups under their own titles. */
export function ReadOnlySection({ section, emptyLabel }: ReadOnlySectionProps) {
  return (
    <Section {...(section.title === '' ? {} : { title: section.title })}>
      <Content section={section} emptyLabel={emptyLabel} />
    </Section>
  );
}

function Content({ section, emptyLabel }: ReadOnlySectionProps) {
  const items = section.items.map(({ pointer, title, value }) => ({ id: pointer, term: title, value }));
  return (
    <Stack gap={6}>
      {items.length > 0 && <DescriptionList items={items} emptyLabel={emptyLabel} />}
      {section.groups.map((group) => (
        <FieldGroup key={group.pointer} title={group.title}>
          <Content section={group} emptyLabel={emptyLabel} />
        </FieldGroup>
      ))}
    </Stack>
  );
}
