/** Words that all begin with, leaving at least one of each. */
function sharedStart(names: readonly (readonly string[])[]): number {
  const shortest = Math.min(...names.map((words) => words.length))
  let count = 0
  while (count < shortest - 1 && names.every((words) => words[count] === names[0]?.[count])) count++
  return count
}

/**
 * The names without the words that all of them begin or end with, so that the difference can be written large:
 * "Wartebereich Blau", "Wartebereich Gelb" → "Blau", "Gelb". A name that stands alone stays whole.
 */
export function shortNames(names: readonly string[]): readonly string[] {
  if (new Set(names).size < 2) return names
  const words = names.map((name) => name.split(' '))
  const start = sharedStart(words)
  const rest = words.map((one) => one.slice(start))
  const end = sharedStart(rest.map((one) => one.toReversed()))
  return rest.map((one) => one.slice(0, one.length - end).join(' '))
}
