import type { Finding } from '@greffe/definition';
import { Banner, DescriptionList, PageHeader, Section, Stack } from '@greffe/ui';

export interface FindingsProps {
  /** The definition's folder. */
  readonly folder: string;
  readonly findings: readonly Finding[];
}

/** In place of the steps of a definition that cannot be read: what is wrong, where, and what to do. */
export function Findings({ folder, findings }: FindingsProps) {
  return (
    <>
      <PageHeader title={`The definition “${folder}” has errors`} />
      <Stack gap={4}>
        <Banner tone="error" title={`${findings.length} to mend`}>
          Its steps are shown again as soon as the files are right: this page follows what is saved.
        </Banner>
        {findings.map((finding) => (
          <Section
            key={[finding.code, finding.file, finding.pointer, finding.message].join(' ')}
            title={finding.message}
            isTight
          >
            <DescriptionList
              emptyLabel="—"
              items={[
                { id: 'file', term: 'File', value: `forms/${folder}/${finding.file}` },
                { id: 'pointer', term: 'Place in it', value: finding.pointer || 'the whole file' },
                { id: 'suggestion', term: 'What to do', value: finding.suggestion },
                { id: 'code', term: 'Name of the finding', value: `${finding.severity}: ${finding.code}` },
              ]}
            />
          </Section>
        ))}
      </Stack>
    </>
  );
}
