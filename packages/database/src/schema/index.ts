export * from './journal.ts';
export * from './people.ts';
export * from './records.ts';
export * from './studio.ts';
