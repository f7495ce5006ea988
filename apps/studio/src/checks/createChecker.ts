import {
  type Bundle,
  BundleMemory,
  buildBundle,
  type Finding,
  type SchemaValidator,
  type Step,
} from '@greffe/definition';
import { verify } from '@greffe/workflow/verify';
import { casesOf, findingsOfCase, peopleOf, stepsOf } from './cases.ts';
import {
  type CheckFinding,
  type CheckReport,
  type CheckRequest,
  type Stage,
  withChanges,
} from './protocol.ts';

/** What a checker needs of its surroundings. */
export interface CheckerPorts {
  readonly report: (report: CheckReport) => void;
  /** The validator of a step, compiled elsewhere: the page's policy allows no eval. */
  readonly loadValidator: (step: Step) => Promise<SchemaValidator>;
  /** Looks at a bundle's patterns; loaded when it is first needed, for it is large. */
  readonly loadPatternCheck: () => Promise<(bundle: Bundle) => readonly Finding[]>;
  /** Lets what has come in meanwhile be received. */
  readonly pause: () => Promise<void>;
  /** Milliseconds of any clock. */
  readonly clock: () => number;
}

export interface Checker {
  /** Answers when nothing more is to be said of this request: it is done, or a later one has come. */
  receive(request: CheckRequest): Promise<void>;
}

/** States of one search of the verifier while somebody edits; publishing looks at all that it can. */
const MOST_STATES = 2000;

type Texts = Readonly<Record<string, string>>;
type Said = { readonly findings: readonly CheckFinding[]; readonly left?: readonly string[] };

/** Checks a definition again after each change: what did not change is not read again, and what is outdated is dropped. */
export function createChecker(ports: CheckerPorts): Checker {
  const memory = new BundleMemory();
  /** By hash of the schema. */
  const validators = new Map<string, Promise<SchemaValidator>>();
  let files: Texts = {};
  let shared: Texts = {};
  let stages: readonly Stage[] = [];
  let language: string | undefined;
  let newest = -1;

  const validatorOf = (step: Step): Promise<SchemaValidator> => {
    const known = validators.get(step.schemaHash);
    if (known) return known;
    const loading = ports.loadValidator(step);
    validators.set(step.schemaHash, loading);
    // One that did not come is asked for again the next time.
    loading.catch(() => validators.delete(step.schemaHash));
    return loading;
  };

  async function casesHold(bundle: Bundle, isCurrent: () => boolean): Promise<Said> {
    const people = peopleOf(files, shared);
    const findings: CheckFinding[] = [];
    const left: string[] = [];
    for (const example of casesOf(files)) {
      try {
        const steps = [...new Set(stepsOf(example.value))].flatMap((id) => bundle.steps[id] ?? []);
        const loaded = await Promise.all(
          steps.map(async (step) => [step.id, await validatorOf(step)] as const),
        );
        findings.push(...(await findingsOfCase(bundle, people, example, new Map(loaded))));
      } catch {
        left.push(example.file);
      }
      await ports.pause();
      if (!isCurrent()) break;
    }
    return { findings, left };
  }

  function proofs(bundle: Bundle): Said {
    const { results } = verify(bundle, { limit: MOST_STATES, ...(language !== undefined && { language }) });
    return {
      findings: results.flatMap(({ violations }) =>
        violations.map(({ finding, trace }) => ({ ...finding, trace })),
      ),
      left: [...new Set(results.flatMap(({ left }) => left))],
    };
  }

  async function run(revision: number): Promise<void> {
    const isCurrent = () => revision === newest;
    const say = async (stage: Stage, ask: () => Said | Promise<Said>) => {
      const start = ports.clock();
      const { findings, left = [] } = await ask();
      if (!isCurrent() || !stages.includes(stage)) return;
      ports.report({
        type: 'findings',
        revision,
        stage,
        findings,
        left,
        milliseconds: ports.clock() - start,
      });
    };
    // Several changes may have come in at once: only the last of them is looked at.
    await ports.pause();
    if (!isCurrent()) return;
    let bundle: Bundle | undefined;
    await say('linter', () => {
      const result = buildBundle(files, shared, memory);
      bundle = result.bundle;
      return result;
    });
    const sound = bundle;
    if (sound) {
      const later: Readonly<Record<Exclude<Stage, 'linter'>, () => Said | Promise<Said>>> = {
        patterns: async () => ({ findings: (await ports.loadPatternCheck())(sound) }),
        cases: () => casesHold(sound, isCurrent),
        verifier: () => proofs(sound),
      };
      for (const stage of ['patterns', 'cases', 'verifier'] as const) {
        await ports.pause();
        if (isCurrent() && stages.includes(stage)) await say(stage, later[stage]);
      }
    }
    if (isCurrent()) ports.report({ type: 'done', revision, isSound: sound !== undefined });
  }

  return {
    async receive(request) {
      if (request.revision <= newest) return;
      newest = request.revision;
      if (request.type === 'open') ({ files, shared, stages, language } = request);
      else files = withChanges(files, request.changes);
      try {
        await run(request.revision);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (request.revision === newest) ports.report({ type: 'failed', revision: request.revision, reason });
      }
    },
  };
}
