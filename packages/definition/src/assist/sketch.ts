import type { Table } from '@greffe/rules';
import { buildStep, valuesOf } from '../bundle/buildStep.ts';
import { BundleMemory } from '../bundle/memory.ts';
import { readSources } from '../bundle/sources.ts';
import { gatherTexts } from '../bundle/texts.ts';
import { createFindings } from '../lint/finding.ts';
import type { Step } from '../types.ts';
import type { AssistGround } from './place.ts';

const isOfStep = (file: string, steps: ReadonlySet<string>) => {
  const step = /^steps\/([^.]+)\./.exec(file)?.[1];
  return step === undefined ? !file.startsWith('cases/') && !file.startsWith('migrations/') : steps.has(step);
};

/**
 * The parts of a definition that an editor speaks of, as far as they can be read: while a definition has faults, and so
 * no bundle, its fields can still be chosen. What is wrong is left to the linter.
 * @param wanted the steps that are looked at; every step, when none is named.
 * @param memory of an editor that asks again after each change, for the same steps.
 */
export function sketchOf(
  files: Readonly<Record<string, string>>,
  shared: Readonly<Record<string, string>>,
  wanted?: readonly string[],
  memory: BundleMemory = new BundleMemory(),
): AssistGround {
  const findings = createFindings();
  const steps = wanted && new Set(wanted);
  const read = steps
    ? Object.fromEntries(Object.entries(files).filter(([file]) => isOfStep(file, steps)))
    : files;
  const sources = readSources(read, shared, findings, memory);
  const tables: Record<string, Table> = Object.fromEntries(
    Object.entries(sources.tables).map(([name, { value }]) => [name, value]),
  );
  const everywhere = [
    sources.rules?.value,
    ...Object.entries(sources.modules).flatMap(([name, module]) => [name, ...valuesOf(module)]),
    ...Object.entries(tables).flat(),
  ];
  const built = Object.entries(sources.steps).flatMap(([id, source]) => {
    const from = [...valuesOf(source), ...everywhere];
    return (
      memory.recall(`step ${id}`, from, findings, (found) => buildStep(id, source, sources, tables, found)) ??
      []
    );
  });
  const mounts = built.flatMap(({ step, mounts: own }) => own.map((mount) => ({ ...mount, step: step.id })));
  const languages = sources.form?.value.languages ?? Object.keys(sources.texts);
  const { texts } = gatherTexts(languages, sources.texts, mounts);
  memory.turn();
  return {
    steps: Object.fromEntries(built.map(({ step }): [string, Step] => [step.id, step])),
    tables,
    workflows: sources.workflow?.value.recordTypes ?? {},
    texts,
  };
}
