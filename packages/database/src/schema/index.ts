export * from './files.ts';
export * from './journal.ts';
export * from './messages.ts';
export * from './people.ts';
export * from './records.ts';
export * from './studio.ts';
