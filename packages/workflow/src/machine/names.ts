/** The region of the record's own status. Steps' regions are prefixed, so that a step may be called `lifecycle`. */
export const lifecycleRegion = 'lifecycle';
export const regionOf = (step: string): string => `step:${step}`;
