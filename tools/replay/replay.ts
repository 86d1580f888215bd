// Plays a day as it was asked for, prints what happened and says how it ended.
import { trialClock } from '../../server/clock.ts'
import { samplePlans } from '../../server/samples/samples.ts'
import type { SiteId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import { castDay } from './casting.ts'
import { figuresOf } from './figures.ts'
import { isClean, judge, type Rules } from './judge.ts'
import { mondayAtKempten } from './mondayAtKempten.ts'
import type { DayChoice, ReplayOptions } from './options.ts'
import { startOwnServer } from './ownServer.ts'
import { type Pace, paceOf } from './pace.ts'
import { planOfDay } from './planOfDay.ts'
import { type Played, play, type Stage } from './play.ts'
import { type Output, progressOn } from './progress.ts'
import { type RecordedDay, readRecord, recordedDay } from './recordedDay.ts'
import { figureLines, findingLines, refusalLine, verdictLine } from './report.ts'
import { restOf } from './rest.ts'
import { rulesOfPlan, rulesOfServer } from './rules.ts'
import type { Script } from './script.ts'
import { partsOnSite, stageOnOwn, stageOnRunning } from './stages.ts'
import { workloadOf } from './workload.ts'

/** What cannot be played is said in lines that tell what to do, without a stack. */
export class ReplayRefused extends Error {
  override readonly name = 'ReplayRefused'
}

/** Resolves to true when every visitor was issued a number and called or left over, and nothing happened that must not. */
export const replay = async (options: ReplayOptions, output: Output): Promise<boolean> => {
  const { server } = options
  const day = options.day.kind === 'recorded' ? readDay(options.day) : options.day
  if (!server) return replayOnOwn(day, options, output)
  if ('seed' in day) throw new ReplayRefused('A running server needs a recorded day.')
  return replayOnRunning(day, server, options, output)
}

const readDay = ({ file, office, date }: DayChoice & { kind: 'recorded' }): RecordedDay => {
  let text: string
  try {
    text = readRecord(file)
  } catch (error) {
    throw new ReplayRefused(`${file} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
  const reading = recordedDay(text, office, date)
  if (reading.kind === 'unusable') throw new ReplayRefused(reading.problems.join('\n'))
  return reading.day
}

const ownScript = (day: RecordedDay | { readonly seed: number }): { script: Script; plans: [Plan, ...Plan[]] } => {
  if ('seed' in day) {
    const [kempten, ...others] = samplePlans
    if (!kempten) throw new Error('There is no example plan.')
    return { script: mondayAtKempten(kempten, day.seed), plans: [kempten, ...others] }
  }
  const workloads = day.queues.map(({ tickets }) => workloadOf(tickets))
  const { plan, parts } = planOfDay(day, workloads)
  return { script: castDay(day, workloads, parts), plans: [plan] }
}

const replayOnOwn = async (
  day: RecordedDay | { readonly seed: number },
  { speed, calls }: ReplayOptions,
  output: Output,
): Promise<boolean> => {
  const { script, plans } = ownScript(day)
  const clock = trialClock(script.from, speed)
  const server = await startOwnServer(plans, clock)
  try {
    const [plan] = plans
    const stage = await stageOnOwn(server, plan)
    try {
      const pace = paceOf(clock.now, speed)
      const played = await perform(script, stage, pace, { speed, calls }, output)
      return conclude(script, played, rulesOfPlan(plan, played.desks, opening(plan, script)), true, output)
    } finally {
      stage.close()
    }
  } finally {
    await server.close()
  }
}

const replayOnRunning = async (
  day: RecordedDay,
  { url, token, site: wanted }: NonNullable<ReplayOptions['server']>,
  { speed, calls }: ReplayOptions,
  output: Output,
): Promise<boolean> => {
  const rest = restOf(url, token)
  const site = wanted ?? onlySite(await rest.sites())
  const { services, desks } = await rest.site(site)
  const workloads = day.queues.map(({ tickets }) => workloadOf(tickets))
  const script = castDay(day, workloads, partsOnSite(day.queues.length, services, desks))
  const stage = await stageOnRunning(url, token, site)
  try {
    const origin = performance.now()
    const pace = paceOf(() => Math.floor(script.from + (performance.now() - origin) * speed), speed)
    const alike = stage.clock.speed === speed
    const aheadMs = script.from - stage.clock.now
    const played = await perform(script, stage, pace, { speed, calls }, output)
    const durations = new Map(stage.catalogue.services.map(({ id, durationSeconds }) => [id, durationSeconds]))
    return conclude(script, played, rulesOfServer(played.desks, durations, alike ? aheadMs : null), alike, output)
  } finally {
    stage.close()
  }
}

const onlySite = (sites: readonly SiteId[]): SiteId => {
  const [site, ...others] = sites
  if (!site) throw new ReplayRefused('The server has no site.')
  if (others.length > 0) throw new ReplayRefused(`Give --site; the server has ${sites.join(', ')}.`)
  return site
}

/** When the site opens on the day that is played. */
const opening = (plan: Plan, { from, timeZone }: Script): number => {
  const day = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone).toPlainDate()
  const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
  const name = names[day.dayOfWeek - 1] ?? 'mon'
  const plainTime = plan.hours.periods[0]?.weekly[name]?.open ?? '00:00'
  return day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
}

const perform = async (
  script: Script,
  stage: Stage,
  pace: Pace,
  { speed, calls }: Pick<ReplayOptions, 'speed' | 'calls'>,
  output: Output,
): Promise<Played> => {
  const how = calls === 'free' ? 'desks that are free call' : 'calls as recorded'
  output.write(
    `${script.title}: ${script.visits.length} visitors, ${script.desks.length} desks, speed ${speed}, ${how}\n`,
  )
  const progress = progressOn(output, script)
  try {
    return await play(script, { stage, pace, calls, onNews: (seen) => progress.show(seen, pace.now()) })
  } finally {
    progress.end()
  }
}

const conclude = (
  { visits }: Script,
  { seen, desks }: Played,
  rules: Rules,
  sameClock: boolean,
  output: Output,
): boolean => {
  const verdict = judge(seen, rules)
  const figures = sameClock
    ? figureLines(figuresOf(seen, desks))
    : ['Waits and estimates are not compared: the clock of the server runs at another speed.']
  for (const line of [...figures, refusalLine(seen.refusals), ...findingLines(verdict), verdictLine(verdict)])
    output.write(`${line}\n`)
  return isClean(verdict, visits.length)
}
