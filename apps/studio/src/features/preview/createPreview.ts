import type { DraftFiles, StudioClient } from '@greffe/client/studio';
import type { Bundle, Instant, Step, StepData } from '@greffe/definition';
import { flushPendingCommits } from '@greffe/ui';
import type { StepTarget } from '@greffe/workflow';
import type { Actors } from '@greffe/workflow/cases';
import type { MemoryGround } from '@greffe/workflow/memory';
import { type Builder, openBuilder } from './bundles/openBuilder.ts';
import type { BuildAnswer } from './bundles/protocol.ts';
import type { Preview, PreviewState, Screen } from './preview.types.ts';
import { carryOut, type Deed, type Told, tellAgain, withDeed, withWords } from './trial/deeds.ts';
import { fittingData } from './trial/fittingData.ts';
import { inTurns } from './trial/inTurns.ts';
import { peopleToTryAs } from './trial/people.ts';
import { type Renames, renamesBetween, withNames } from './trial/renames.ts';
import { createValidators } from './validators.ts';

const nothing: StepData = {};
const nowhere: Screen = { role: '', record: '' };
const fresh: PreviewState = {
  form: 'reading',
  records: new Map(),
  screen: nowhere,
  undone: [],
  isUnchecked: false,
  isBusy: false,
  ahead: 0,
};

/** A preview in which nothing has been done yet. `clock` gives milliseconds since 1970. */
export function createPreview(
  api: Pick<StudioClient, 'compileStep'>,
  clock: () => number = Date.now,
): Preview {
  const listeners = new Set<() => void>();
  const validators = createValidators(api);
  let builder: Builder | undefined;
  let revision = 0;
  let sources: { readonly files: DraftFiles; readonly shared: DraftFiles } = { files: {}, shared: {} };
  let people: Actors = peopleToTryAs({}, {}, '');
  let state = fresh;
  let deeds: readonly Deed[] = [];
  let typed: ReadonlyMap<string, StepData> = new Map();
  let count = 0;
  /** Names what the records on the screen were told with. */
  let course: string | undefined;

  function set(more: Partial<PreviewState>): void {
    state = { ...state, ...more };
    for (const listener of listeners) listener();
  }

  function groundOf(bundle: Bundle): MemoryGround {
    return { bundle, actors: people, validators: (step) => validators.of(bundle, step) ?? (() => []) };
  }

  /** Never before the last thing that was done, whatever the computer's clock does. */
  function now(): Instant {
    const at = new Date(clock() + state.ahead).toISOString();
    const last = deeds.at(-1)?.at ?? at;
    return at < last ? last : at;
  }

  function carry(deed: Deed): boolean {
    const { bundle, records } = state;
    if (!bundle) return false;
    const ground = groundOf(bundle);
    const done = carryOut(ground, records, deed);
    const isRefused = done.answer.refused !== undefined;
    // What deadlines did by then is no part of the refusal.
    const told: Deed = isRefused ? { kind: 'time', at: deed.at } : deed;
    const { records: now } = isRefused ? carryOut(ground, records, told) : done;
    deeds = withDeed(deeds, told);
    set({ records: now, refusal: isRefused ? done.answer : undefined });
    return !isRefused;
  }

  function beginRecord(recordType: string, role: string, parent?: string): void {
    count += 1;
    const record = `record-${count}`;
    const isBegun = carry({ kind: 'begin', at: now(), role, record, recordType, parent });
    if (isBegun) set({ screen: { language: state.screen.language, role, record } });
  }

  /** The first record that can be begun on its own. */
  function beginFirst(): void {
    const { bundle } = state;
    const first = bundle?.recordTypes.find(({ id, createdBy }) => {
      const links = bundle.workflows[id]?.links ?? [];
      return createdBy.length > 0 && !links.some(({ kind }) => kind === 'parent');
    });
    const [role] = first?.createdBy ?? [];
    if (first && role !== undefined) beginRecord(first.id, role);
  }

  async function load(steps: readonly Step[]): Promise<boolean> {
    try {
      await validators.load(steps);
      return true;
    } catch {
      return false;
    }
  }

  async function receiveBundle({ revision: of, bundle, course: named }: BuildAnswer): Promise<void> {
    if (of !== revision) return;
    if (!bundle) return set({ form: 'broken' });
    const { bundle: before, records } = state;
    if (bundle.hash === before?.hash) return set({ form: 'current' });
    if (named === course && records.size > 0) {
      people = peopleToTryAs(sources.files, sources.shared, bundle.id);
      return set({ bundle, form: 'current', records: withWords(records, bundle.hash) });
    }
    const names = before ? renamesBetween(before, bundle) : undefined;
    const sent = deeds.flatMap((deed) =>
      deed.kind === 'command' && deed.command.type === 'validate' ? [deed.command.step] : [],
    );
    const steps = [...new Set(sent)].flatMap((step) => bundle.steps[names?.step(step) ?? step] ?? []);
    const isChecked = await load(steps);
    people = peopleToTryAs(sources.files, sources.shared, bundle.id);
    for (;;) {
      const from = deeds;
      const called = names ? withNames(from, names) : from;
      const told = await inTurns(tellAgain(groundOf(bundle), called), () => of === revision);
      // Another draft is being read already.
      if (!told) return;
      // Something was done in the meantime: it is told too.
      if (from !== deeds) continue;
      deeds = called;
      course = named;
      accept(bundle, told, names, !isChecked);
      return;
    }
  }

  function accept(bundle: Bundle, told: Told, names: Renames | undefined, isUnchecked: boolean): void {
    const { screen } = state;
    if (names) {
      typed = new Map(
        [...typed].map(([step, data]) => [
          names.step(step),
          fittingData(bundle, names.step(step), names.data(step, data)),
        ]),
      );
    }
    const { records, undone } = told;
    set({
      bundle,
      form: 'current',
      records,
      undone,
      refusal: undefined,
      isUnchecked,
      screen: {
        ...screen,
        role: names?.role(screen.role) ?? screen.role,
        ...(screen.step !== undefined && { step: names?.step(screen.step) ?? screen.step }),
      },
    });
    if (records.size === 0) {
      deeds = [];
      beginFirst();
    } else if (!records.has(state.screen.record)) {
      set({ screen: { ...state.screen, record: [...records.keys()].at(-1) ?? '', step: undefined } });
    }
  }

  /** What somebody works at stays on the screen, also when it is the turn of another step. */
  function stayAt(target: StepTarget): void {
    const { screen } = state;
    const entry = target.entry ?? screen.entry;
    if (screen.step !== target.step || screen.entry !== entry)
      state = { ...state, screen: { ...screen, step: target.step, entry } };
  }

  const isOf = (bundle: Bundle, role: string) => bundle.roles.some(({ id }) => id === role);

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    dataOf: (step) => typed.get(step) ?? nothing,
    ground: () => state.bundle && groundOf(state.bundle),
    async prepare(step) {
      set({ isUnchecked: !(await load([step])) });
    },
    validatorOf: (step) => state.bundle && validators.of(state.bundle, step),
    now,
    read(files, shared) {
      builder ??= openBuilder((answer) => void receiveBundle(answer));
      revision += 1;
      sources = { files, shared };
      if (state.form === 'broken') set({ form: 'reading' });
      builder.post({ revision, files, shared });
    },
    show(more) {
      const { bundle } = state;
      if (more.role !== undefined && bundle && !isOf(bundle, more.role)) return;
      // What was typed the moment before was typed in the role and the step that are left.
      flushPendingCommits();
      set({ screen: { ...state.screen, ...more }, refusal: undefined });
    },
    begin: beginRecord,
    type(target, data) {
      const { role, record } = state.screen;
      stayAt(target);
      typed = new Map(typed).set(target.step, data);
      const command = { type: 'save', ...target } as const;
      carry({ kind: 'command', at: now(), role, record, command, data });
    },
    async command(command, data) {
      const { bundle } = state;
      const { role, record } = state.screen;
      if (!bundle) return false;
      if ('step' in command) stayAt(command);
      let isUnchecked = false;
      if (command.type === 'validate') {
        set({ isBusy: true });
        const step = bundle.steps[command.step];
        isUnchecked = step !== undefined && !(await load([step]));
        set({ isBusy: false, isUnchecked });
        if (data !== undefined) typed = new Map(typed).set(command.step, data);
      }
      // What nobody could check is not sent: it might be refused.
      if (isUnchecked) return false;
      return carry({ kind: 'command', at: now(), role, record, command, data });
    },
    receive: (type) =>
      void carry({ kind: 'receiver', at: now(), record: state.screen.record, command: { type } }),
    wait(until) {
      if (until !== undefined) {
        const by = Math.max(0, Date.parse(until) - Date.parse(now()));
        set({ ahead: state.ahead + by });
      }
      carry({ kind: 'time', at: now() });
    },
    restart() {
      const { language } = state.screen;
      deeds = [];
      typed = new Map();
      set({ records: new Map(), undone: [], refusal: undefined, ahead: 0, screen: { ...nowhere, language } });
      beginFirst();
    },
    close() {
      builder?.close();
      builder = undefined;
    },
  };
}
