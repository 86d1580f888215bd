// What a plan's shape cannot say: references that lead nowhere, numbers that collide, hours that make no sense.
import type { DayHours, Plan, WeeklyHours } from '../../shared/plan.ts'
import { checkAccess } from './accessCheck.ts'
import { checkKiosks } from './kioskCheck.ts'
import { checkLook } from './lookCheck.ts'
import { type PlanProblem, type Report, repeated } from './planProblem.ts'
import { checkQuestions } from './questionCheck.ts'

/** All problems of one plan, in the order of its fields; none: it can be used. */
export function checkPlan(plan: Plan): PlanProblem[] {
  return collect((report) => {
    checkTimeZone(plan, report)
    checkIds(plan, report)
    checkHours(plan, report)
    checkReferences(plan, report)
    checkNumbers(plan, report)
    checkTexts(plan, plan.languages, '', report)
    checkQuestions(plan, report)
    checkKiosks(plan, report)
    checkLook(plan, report)
    checkAccess(plan, report)
    checkService(plan, report)
  })
}

/** Problems between the sites of one installation; paths begin with the site's id. */
export function checkPlans(plans: readonly Plan[]): PlanProblem[] {
  return collect((report) => {
    const sites = new Set(plans.map((plan) => plan.site.id))
    const known = new Map(plans.map((plan) => [plan.site.id, new Set(plan.services.map(({ id }) => id))]))
    if (sites.size < plans.length) report('site.id', 'duplicate-id')
    for (const plan of plans) {
      plan.services.forEach(({ handling }, at) => {
        if (handling.kind === 'elsewhere' && handling.site !== null && !sites.has(handling.site))
          report(`${plan.site.id}.services.${at}.handling.site`, 'unknown-site', { site: handling.site }, 'warning')
        if (handling.kind !== 'elsewhere' || handling.site === null) return
        const there = known.get(handling.site)
        handling.services.forEach((service, position) => {
          const path = `${plan.site.id}.services.${at}.handling.services.${position}`
          if (there && !there.has(service)) report(path, 'unknown-service', { service }, 'warning')
        })
      })
      plan.otherSites.forEach(({ site }, at) => {
        if (!sites.has(site)) report(`${plan.site.id}.otherSites.${at}.site`, 'unknown-site', { site }, 'warning')
      })
      for (const other of plans) if (other !== plan) checkTransferredLabels(plan, other, report)
    }
  })
}

/** A ticket of `from` is shown at `at` with the transfer letter before its label (rule N). */
function checkTransferredLabels(from: Plan, at: Plan, report: Report) {
  const letter = from.site.transferLetter
  const path = `${from.site.id}.site.transferLetter`
  if (letter === at.site.transferLetter) report(path, 'label-collision', { prefix: letter, site: at.site.id })
  const theirs = new Set(at.numbers.map(({ prefix }) => prefix))
  for (const { prefix } of from.numbers)
    if (theirs.has(letter + prefix)) report(path, 'label-collision', { prefix: letter + prefix, site: at.site.id })
}

function checkTimeZone({ site }: Plan, report: Report) {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(site.timeZone)
  } catch {
    report('site.timeZone', 'unknown-time-zone', { timeZone: site.timeZone })
  }
}

function checkIds(plan: Plan, report: Report) {
  const { areas, desks, displays, groups, kiosks, matters, printers, priorities, reasons, services } = plan
  const { outOfTurn, outcome, park } = reasons
  const lists = { areas, groups, services, desks, priorities, matters, printers, kiosks, displays }
  for (const [name, list] of [
    ...Object.entries(lists),
    ...Object.entries({ 'reasons.outOfTurn': outOfTurn, 'reasons.park': park, 'reasons.outcome': outcome }),
  ])
    repeated(list.map(({ id }) => id)).forEach(([at, id]) => {
      report(`${name}.${at}.id`, 'duplicate-id', { id })
    })
  repeated(plan.numbers.map(({ prefix }) => prefix)).forEach(([at, id]) => {
    report(`numbers.${at}.prefix`, 'duplicate-id', { id })
  })
}

function checkHours({ hours, services }: Plan, report: Report) {
  const periods = (list: Plan['hours']['periods'], path: string) => {
    list.forEach(({ from, until, weekly }, at) => {
      const here = `${path}.${at}`
      for (const [field, date] of Object.entries({ from, until })) checkDate(date, `${here}.${field}`, report)
      if (from && until && from > until) report(`${here}.until`, 'period-reversed', { from, until })
      for (const [day, open] of Object.entries(weekly) as [keyof WeeklyHours, DayHours | null][])
        checkDay(open, `${here}.weekly.${day}`, report)
    })
  }
  periods(hours.periods, 'hours.periods')
  hours.exceptions.forEach((one, at) => {
    checkDate(one.date, `hours.exceptions.${at}.date`, report)
    checkDay(one.hours, `hours.exceptions.${at}.hours`, report)
  })
  repeated(hours.exceptions.map(({ date }) => date)).forEach(([at, id]) => {
    report(`hours.exceptions.${at}.date`, 'duplicate-id', { id })
  })
  services.forEach((service, at) => {
    if (service.hours) periods(service.hours, `services.${at}.hours`)
  })
}

function checkDate(date: string | undefined, path: string, report: Report) {
  if (date === undefined) return
  try {
    Temporal.PlainDate.from(date)
  } catch {
    report(path, 'invalid-date', { date })
  }
}

function checkDay(hours: DayHours | null, path: string, report: Report) {
  if (!hours) return
  const { breaks, close, lastIssue, open } = hours
  if (open >= close) report(`${path}.close`, 'open-after-close', { open, close })
  if (lastIssue !== undefined && (lastIssue < open || close < lastIssue))
    report(`${path}.lastIssue`, 'last-issue-outside-hours', { lastIssue })
  breaks.forEach(({ from, to }, at) => {
    if (from >= to || from < open || close < to) report(`${path}.breaks.${at}`, 'break-outside-hours', { from, to })
  })
}

function checkReferences(plan: Plan, report: Report) {
  const areas = new Set(plan.areas.map(({ id }) => id))
  const desks = new Set<string>(plan.desks.map(({ id }) => id))
  const services = new Set(plan.services.map(({ id }) => id))
  const groups = new Set(plan.groups.map(({ id }) => id))
  const printers = new Set(plan.printers.map(({ id }) => id))
  const area = (id: Plan['areas'][number]['id'], path: string) => {
    if (!areas.has(id)) report(path, 'unknown-area', { area: id })
  }
  plan.services.forEach((service, at) => {
    const path = `services.${at}`
    if (!groups.has(service.group)) report(`${path}.group`, 'unknown-group', { group: service.group })
    const queue = queueOf(service)
    if (queue) area(queue.area, `${path}.handling.${service.handling.kind === 'infostand' ? 'fallback' : 'queue'}.area`)
  })
  plan.desks.forEach((desk, at) => {
    area(desk.area, `desks.${at}.area`)
    for (const list of ['services', 'backup'] as const)
      desk[list].forEach((service, position) => {
        const path = `desks.${at}.${list}.${position}`
        if (!services.has(service)) report(path, 'unknown-service', { service })
        if (list === 'backup' && desk.services.includes(service)) report(path, 'own-and-backup', { service })
      })
  })
  plan.otherSites.forEach(({ services: done, site }, at) => {
    if (site === plan.site.id) report(`otherSites.${at}.site`, 'leads-to-itself', { site })
    done?.forEach((service, position) => {
      if (!services.has(service)) report(`otherSites.${at}.services.${position}`, 'unknown-service', { service })
    })
  })
  repeated(plan.otherSites.map(({ site }) => site)).forEach(([at, id]) => {
    report(`otherSites.${at}.site`, 'duplicate-id', { id })
  })
  plan.kiosks.forEach(({ printer }, at) => {
    if (printer !== null && !printers.has(printer)) report(`kiosks.${at}.printer`, 'unknown-printer', { printer })
  })
  plan.displays.forEach((display, at) => {
    display.areas.forEach((id, position) => {
      area(id, `displays.${at}.areas.${position}`)
    })
    for (const desk of Object.keys(display.arrows))
      if (!desks.has(desk)) report(`displays.${at}.arrows.${desk}`, 'unknown-desk', { desk })
  })
}

function checkNumbers(plan: Plan, report: Report) {
  const ranges = new Set(plan.numbers.map(({ prefix }) => prefix))
  const prefix = (one: string | null, path: string) => {
    if (one !== null && !ranges.has(one)) report(path, 'range-missing', { prefix: one })
  }
  prefix(plan.appointmentPrefix, 'appointmentPrefix')
  plan.services.forEach((service, at) => {
    const queue = queueOf(service)
    if (queue) prefix(queue.prefix, `services.${at}.handling`)
  })
  plan.numbers.forEach(({ first, last, offlineFrom, width }, at) => {
    if (first > last) report(`numbers.${at}.last`, 'range-empty', { first, last })
    if (String(last).length > width) report(`numbers.${at}.width`, 'range-too-wide', { last, width })
    if (offlineFrom !== null && (offlineFrom <= first || offlineFrom > last))
      report(`numbers.${at}.offlineFrom`, 'offline-outside-range', { offlineFrom, first, last })
    // Each kiosk holds a block of every prefix (rule N12).
    const wanted = plan.kiosks.length * plan.offline.blockNumbers
    if (offlineFrom !== null && offlineFrom <= last && last - offlineFrom + 1 < wanted)
      report(`numbers.${at}.offlineFrom`, 'offline-too-few', { numbers: last - offlineFrom + 1, wanted }, 'warning')
  })
}

/** `de` stands in for a missing `de-simple`, and `en` for `en-GB`, as it does on screens and slips. */
const standsIn = (language: string, texts: object) => language in texts || (language.split('-')[0] ?? '') in texts

/** Whatever has a German text is a text, and needs every language of the plan. */
function checkTexts(value: unknown, languages: readonly string[], path: string, report: Report) {
  if (typeof value !== 'object' || value === null) return
  if ('de' in value && typeof value.de === 'string') {
    for (const language of languages) if (!standsIn(language, value)) report(path, 'language-missing', { language })
    return
  }
  for (const [field, inner] of Object.entries(value))
    checkTexts(inner, languages, path === '' ? field : `${path}.${field}`, report)
}

function checkService(plan: Plan, report: Report) {
  const served = new Set(plan.desks.flatMap(({ backup, services }) => [...services, ...backup]))
  const shown = new Set(plan.displays.flatMap(({ areas }) => areas))
  plan.services.forEach((service, at) => {
    if (queueOf(service) && !served.has(service.id))
      report(`services.${at}`, 'service-not-served', { service: service.id }, 'warning')
  })
  plan.areas.forEach(({ id }, at) => {
    if (!shown.has(id)) report(`areas.${at}`, 'area-not-shown', { area: id }, 'warning')
  })
}

function queueOf({ handling }: Plan['services'][number]) {
  if (handling.kind === 'elsewhere') return null
  return handling.kind === 'infostand' ? handling.fallback : handling.queue
}

function collect(check: (report: Report) => void): PlanProblem[] {
  const problems: PlanProblem[] = []
  check((path, code, params = {}, level = 'error') => problems.push({ path, code, params, level }))
  return problems
}
