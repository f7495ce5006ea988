/**
 * Finds the pattern of a path, such as /api/records/:id for one record. An address that is none of ours is
 * "none": what somebody typed there may be anything.
 */
export function patternFinder(patterns: readonly string[]): (path: string) => string {
  const known = [...new Set(patterns)].filter((pattern) => !pattern.includes('*')).map(compile);
  return (path) => known.find(({ test }) => test.test(path))?.pattern ?? 'none';
}

function compile(pattern: string) {
  const parts = pattern
    .split('/')
    .map((part) => part.replace(/[.+^$()[\]\\|]/g, '\\$&').replace(/:\w+(\\?\{[^/]*\})?/g, '[^/]+'));
  return { pattern, test: new RegExp(`^${parts.join('/')}/?$`) };
}
