/** Whether a text can be the id of a step: lower case, figures and single hyphens, at most 60 characters. */
export function isId(id: string | undefined): id is string {
  return id !== undefined && id.length <= 60 && /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id);
}
