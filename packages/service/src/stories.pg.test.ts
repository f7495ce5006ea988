import { openOnPostgres } from '../test/openServer.ts';
import { describeStories } from '../test/stories.ts';

describeStories(openOnPostgres, 120_000);
