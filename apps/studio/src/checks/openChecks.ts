import { type CheckReport, type CheckRequest, type Stage, withChanges } from './protocol.ts';

/** What checks a draft beside the page, as a browser's Worker does. */
export interface CheckPort {
  readonly post: (request: CheckRequest) => void;
  /** Ends it at once, whatever it is at. */
  readonly close: () => void;
}

/** Opens such a checker. */
export type OpenChecker = (receive: (report: CheckReport) => void, fail: () => void) => CheckPort;

export interface ChecksPorts {
  readonly spawn: OpenChecker;
  /** Calls back after so many milliseconds, unless it is called off. */
  readonly later: (milliseconds: number, call: () => void) => () => void;
}

const QUICK: Stage = 'linter';

/** Milliseconds without a change before patterns, cases and verifier begin. */
const REST = 400;

type Opened = Extract<CheckRequest, { type: 'open' }>;
type Thorough = { readonly port: CheckPort; revision: number; isBusy: boolean };

/**
 * Has a definition checked while it is edited, by two workers: one for the linter, which answers each change at once, and
 * one for what may take seconds, which is ended when its answer would be outdated: a search cannot be interrupted.
 */
export function createOpenChecks({ spawn, later }: ChecksPorts): OpenChecker {
  return (receive, fail) => {
    /** The definition as it is now. */
    let present: Opened | undefined;
    let callOff = (): void => undefined;
    let thorough: Thorough | undefined;
    /** Changes that the thorough worker has not been told of. */
    let untold: Record<string, string | null> = {};

    const quick = spawn((report) => {
      if (!present || report.revision !== present.revision) return;
      const isMore = present.stages.some((stage) => stage !== QUICK);
      // Without a bundle there is nothing more to prove: that is all that can be said.
      if (report.type === 'done' && report.isSound && isMore) callOff = later(REST, prove);
      else receive(report);
    }, fail);

    function prove(): void {
      if (!present) return;
      const { revision, stages } = present;
      if (thorough) {
        Object.assign(thorough, { revision, isBusy: true });
        thorough.port.post({ type: 'change', revision, changes: untold });
      } else {
        const port = spawn((report) => {
          if (thorough?.revision !== report.revision) return;
          if (report.type !== 'findings') thorough.isBusy = false;
          if (report.revision === present?.revision) receive(report);
        }, fail);
        thorough = { port, revision, isBusy: true };
        port.post({ ...present, stages: stages.filter((stage) => stage !== QUICK) });
      }
      untold = {};
    }

    function endThorough(): void {
      thorough?.port.close();
      thorough = undefined;
      untold = {};
    }

    return {
      post(request) {
        callOff();
        if (request.type === 'open') {
          endThorough();
          present = request;
          quick.post({ ...request, stages: request.stages.filter((stage) => stage === QUICK) });
        } else if (present) {
          const { revision, changes } = request;
          present = { ...present, revision, files: withChanges(present.files, changes) };
          untold = { ...untold, ...changes };
          if (thorough?.isBusy) endThorough();
          quick.post(request);
        }
      },
      close() {
        callOff();
        endThorough();
        quick.close();
      },
    };
  };
}
