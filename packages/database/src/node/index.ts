export {
  actingAs,
  BackupFault,
  migrationsOf,
  openBackup,
  prepareTarget,
  readBackup,
  writeBackup,
} from './backup/index.ts';
export { type ConnectOptions, connect } from './connect.ts';
export { migrate, readMigrations } from './migrate.ts';
export { prepareServer, type ServerAccounts } from './prepareServer.ts';
export type { PoolState, PoolWatch } from './watch.ts';
