export type { Actors, Validators } from '../memory/index.ts';
export { actorsOf, createCasting, type People } from './actors.ts';
export { createEngineDriver } from './engineDriver.ts';
export { caseFile, nobodysFile, withFiles } from './files.ts';
export { type CaseReport, type CaseReports, disagreements, reportLines, reportTable } from './report.ts';
export { runCase } from './runCase.ts';
export { stepViewOf } from './stepView.ts';
export { type StoryOptions, storiesOf } from './stories.ts';
export type * from './types.ts';
