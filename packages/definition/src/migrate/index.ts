export { dropUnknown, isInvertible, type MigratedBack, migrateBack, migrateData } from './migrateData.ts';
export { isSame } from './places.ts';
export { checkMigrationFile, type PreparedMigration, prepareMigration } from './prepare.ts';
export type * from './types.ts';
export { compareVersions } from './versions.ts';
