/** Paths of the fields that are wrong, at most ten: enough to mend a message, too few to fill a log. */
export const pathsOf = (issues: readonly { readonly path: readonly PropertyKey[] }[]): readonly string[] =>
  [...new Set(issues.map(({ path }) => path.map(String).join('.').slice(0, 100) || '.'))].slice(0, 10)
