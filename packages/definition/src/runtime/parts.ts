import equal from 'ajv/dist/runtime/equal.js';
import ucs2length from 'ajv/dist/runtime/ucs2length.js';

/** ajv's own parts that compiled code may ask for. They are CommonJS: `default` is where compiled code looks. */
export const AJV_PARTS: Readonly<Record<string, unknown>> = {
  'ajv/dist/runtime/equal': { default: functionOf(equal) },
  'ajv/dist/runtime/ucs2length': { default: functionOf(ucs2length) },
};

/** The function of a CommonJS module, whichever way the bundler hands it over. */
function functionOf(module: unknown): unknown {
  if (typeof module === 'function') return module;
  return typeof module === 'object' && module !== null && 'default' in module
    ? functionOf(module.default)
    : undefined;
}
