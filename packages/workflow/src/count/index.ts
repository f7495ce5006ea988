export { claimOf, type SentRecord } from './claims.ts';
export { dayReached, type Pace } from './forecast.ts';
export { type NoticeRule, noticesDue } from './notices.ts';
export { poolOf } from './pools.ts';
export { type Decided, mayBeSent, type Settlement, settle, totalsOf } from './settle.ts';
export type * from './types.ts';
