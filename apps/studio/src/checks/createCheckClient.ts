import { type Changes, type CheckReport, type CheckRequest, type Stage, withChanges } from './protocol.ts';

/** A worker, as far as the client needs one. */
export interface CheckWorker {
  post(request: CheckRequest): void;
  /** Ends it at once, whatever it is at. */
  end(): void;
}

export interface CheckClientPorts {
  readonly spawn: (onReport: (report: CheckReport) => void) => CheckWorker;
  readonly onReport: (report: CheckReport) => void;
  /** Calls back after so many milliseconds, unless it is called off. */
  readonly later: (milliseconds: number, call: () => void) => () => void;
}

export interface CheckClient {
  /** Tells of a change; every report after it is of the definition with that change. */
  change(changes: Changes): void;
  end(): void;
}

const QUICK: readonly Stage[] = ['linter'];
const THOROUGH: readonly Stage[] = ['patterns', 'cases', 'verifier'];

/** Milliseconds without a change before patterns, cases and verifier begin. */
const REST = 400;

type Texts = Readonly<Record<string, string>>;

/**
 * Has a definition checked while it is edited, by two workers: one for the linter, which answers each change at once, and
 * one for what may take seconds, which is ended when its answer would be outdated: a search cannot be interrupted.
 */
export function createCheckClient(files: Texts, shared: Texts, ports: CheckClientPorts): CheckClient {
  let present = files;
  let revision = 0;
  let callOff = (): void => undefined;
  let thorough: { worker: CheckWorker; revision: number; isBusy: boolean } | undefined;
  /** Changes that the thorough worker has not been told of. */
  let untold: Record<string, string | null> = {};

  const quick = ports.spawn((report) => {
    if (report.revision !== revision) return;
    if (report.type !== 'done') ports.onReport(report);
    else if (report.isSound) callOff = ports.later(REST, prove);
    // Without a bundle there is nothing to prove: that is all that can be said.
    else ports.onReport(report);
  });
  quick.post({ type: 'open', revision, files, shared, stages: QUICK });

  function prove(): void {
    if (thorough) {
      thorough.worker.post({ type: 'change', revision, changes: untold });
      thorough = { ...thorough, revision, isBusy: true };
    } else {
      const worker = ports.spawn((report) => {
        if (!thorough || thorough.revision !== report.revision) return;
        if (report.type !== 'findings') thorough.isBusy = false;
        if (report.revision === revision) ports.onReport(report);
      });
      thorough = { worker, revision, isBusy: true };
      worker.post({ type: 'open', revision, files: present, shared, stages: THOROUGH });
    }
    untold = {};
  }

  function endThorough(): void {
    thorough?.worker.end();
    thorough = undefined;
    untold = {};
  }

  return {
    change(changes) {
      revision += 1;
      callOff();
      present = withChanges(present, changes);
      untold = { ...untold, ...changes };
      if (thorough?.isBusy) endThorough();
      quick.post({ type: 'change', revision, changes });
    },
    end() {
      callOff();
      endThorough();
      quick.end();
    },
  };
}
