/** How a component is used: shown on its page, written beside its stories as `parameters.guide`. */
export interface Guide {
  /** What each key does, where it is more than Tab. */
  readonly keyboard?: Readonly<Record<string, string>>;
  readonly do?: readonly string[];
  readonly dont?: readonly string[];
}

/** The guide among a story's parameters, if it has one. */
export function guideOf(parameters: Readonly<Record<string, unknown>>): Guide {
  const { guide } = parameters;
  return typeof guide === 'object' && guide !== null ? guide : {};
}
