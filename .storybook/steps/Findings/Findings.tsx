import type { Finding } from '@greffe/definition';
import { Banner, DescriptionList, PageHeader, Section, Stack } from '@greffe/ui';
import type { StoryContext } from '@storybook/react-vite';
import { expect } from 'storybook/test';

export interface FindingsProps {
  /** The definition's folder. */
  readonly folder: string;
  readonly findings: readonly Finding[];
}

const errorsOf = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'error');

/** What is wrong with a definition: where, and what to do. It stands in place of its steps while there are errors. */
export function Findings({ folder, findings }: FindingsProps) {
  const isBroken = errorsOf(findings).length > 0;
  return (
    <>
      <PageHeader title={isBroken ? `The definition “${folder}” has errors` : `The definition “${folder}”`} />
      <Stack gap={4}>
        {isBroken ? (
          <Banner tone="error" title={`${errorsOf(findings).length} to mend`}>
            Its steps are shown again as soon as the files are right: this page follows what is saved.
          </Banner>
        ) : (
          <Banner tone="success" title="No errors" />
        )}
        {findings.map((finding) => (
          <Section
            key={[finding.code, finding.file, finding.pointer, finding.message].join(' ')}
            title={finding.message}
            isTight
          >
            <DescriptionList
              emptyLabel="—"
              items={[
                { id: 'file', term: 'File', value: `${folder}/${finding.file}` },
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

/** A definition with errors fails the run of its stories with its findings. */
export async function hasNoErrors({ args }: StoryContext<FindingsProps>): Promise<void> {
  await expect(errorsOf(args.findings)).toEqual([]);
}
