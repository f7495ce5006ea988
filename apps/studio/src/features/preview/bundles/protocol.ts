import type { DraftFiles } from '@greffe/client/studio';
import { type Bundle, BundleMemory, buildBundle, contentHash } from '@greffe/definition';

/** A draft to be read; revisions grow. */
export interface BuildRequest {
  readonly revision: number;
  readonly files: DraftFiles;
  readonly shared: DraftFiles;
}

/** What a draft makes; no bundle where it has errors. */
export interface BuildAnswer {
  readonly revision: number;
  readonly bundle?: Bundle;
  /** Names all of the bundle that a record's course depends on: everything but its words. */
  readonly course?: string;
}

/** Reads drafts, one after the other; what did not change between two is not read again. */
export function createReader(): (request: BuildRequest) => BuildAnswer {
  const memory = new BundleMemory();
  return ({ revision, files, shared }) => {
    const { bundle } = buildBundle(files, shared, memory);
    return { revision, ...(bundle && { bundle, course: courseOf(bundle) }) };
  };
}

const courseOf = ({ roles, recordTypes, workflows, steps, tables }: Bundle): string =>
  contentHash({ roles, recordTypes, workflows, steps, tables });
