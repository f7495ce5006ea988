import { describeCases } from '../test/cases.ts';
import { openOnPostgres } from '../test/openServer.ts';

/** Every case of every registry once more, this time over HTTP and on a real database. */
describeCases('PostgreSQL', openOnPostgres, 60_000);
