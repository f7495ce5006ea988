export { type ConnectOptions, connect } from './connect.ts';
export { migrate, readMigrations } from './migrate.ts';
export { prepareServer, type ServerAccounts } from './prepareServer.ts';
