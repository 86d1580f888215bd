/**
 * The next moment at which clocks at the site show that time of day (`14:05`), within 24 hours from `now` (epoch
 * milliseconds); null when nothing is written. `time` says what clocks there show at a moment.
 */
export function laterToday(text: string, now: number, time: (at: number) => string): number | null {
  const wanted = /^(\d{1,2}):(\d{2})$/.exec(text)
  const shown = /^(\d{1,2}):(\d{2})/.exec(time(now))
  if (!wanted || !shown) return null
  const minutes = ([, hours, rest]: RegExpExecArray) => Number(hours) * 60 + Number(rest)
  const ahead = (minutes(wanted) - minutes(shown) + 1440) % 1440
  return Math.floor(now / 60_000) * 60_000 + ahead * 60_000
}
