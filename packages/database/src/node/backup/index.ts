export { BackupFault } from './format.ts';
export { actingAs, prepareTarget } from './prepareTarget.ts';
export { migrationsOf, openBackup, readBackup } from './readBackup.ts';
export { writeBackup } from './writeBackup.ts';
