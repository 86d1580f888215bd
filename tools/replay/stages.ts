// Where a day is played: on a server of our own, or on one that runs.
import type { DeskId, ServiceId, SiteId } from '../../shared/ids.ts'
import type { Plan } from '../../shared/plan.ts'
import type { StaffCatalogue } from '../../shared/staffViews.ts'
import { protocolVersion } from '../../shared/version.ts'
import type { ClockView } from '../../shared/views.ts'
import type { Part } from './casting.ts'
import { connect, type Line } from './line.ts'
import type { OwnServer } from './ownServer.ts'
import { joinKiosk, type Stage } from './play.ts'
import { restOf } from './rest.ts'

export interface OpenStage extends Stage {
  close(): void
}

/** Numbers are taken at the plan's kiosks, each with a token of its own. */
export const stageOnOwn = async (server: OwnServer, plan: Plan): Promise<OpenStage> => {
  const lines: Line[] = []
  const open = async (app: 'kiosk' | 'counter', token: string) => {
    const line = await connect(server.url, app, token)
    lines.push(line)
    return line
  }
  const staffToken = await server.token('program')
  const kiosks = await Promise.all(
    plan.kiosks.map(async ({ id }) => {
      const line = await open('kiosk', await server.token('kiosk'))
      await joinKiosk(line, id)
      return { kiosk: id, line }
    }),
  )
  return {
    site: plan.site.id,
    rest: restOf(server.url, staffToken),
    kiosks,
    staffLine: () => open('counter', staffToken),
    close: () => {
      for (const line of lines) line.close()
    },
  }
}

export interface RunningStage extends OpenStage {
  readonly clock: ClockView
  readonly catalogue: StaffCatalogue
}

/** One token for all: numbers are issued as staff do. */
export const stageOnRunning = async (url: string, token: string, site: SiteId): Promise<RunningStage> => {
  const lines: Line[] = []
  const staffLine = async () => {
    const line = await connect(url, 'counter', token)
    lines.push(line)
    return line
  }
  const line = await staffLine()
  const joined = await line.ask('desk:join', { protocol: protocolVersion, desk: null })
  if (!joined.ok) throw new Error(`${url} does not let this token see its desks: ${joined.refusal.code}.`)
  const { catalogue, view } = joined.value
  if (catalogue.site.id !== site)
    throw new Error(`The token speaks for ${catalogue.site.id}, not for ${site}. Make one with --site ${site}.`)
  return {
    site,
    rest: restOf(url, token),
    kiosks: [{ kiosk: null, line }],
    clock: view.clock,
    catalogue,
    staffLine,
    close: () => {
      for (const open of lines) open.close()
    },
  }
}

/** Queue n plays on the n-th counter service of the site, from the first again when there are more queues. */
export const partsOnSite = (
  queues: number,
  services: readonly { readonly id: ServiceId; readonly handling: string }[],
  desks: readonly { readonly id: DeskId; readonly services: readonly string[] }[],
): readonly Part[] => {
  const served = services.filter(
    ({ id, handling }) => handling === 'counter' && desks.some((desk) => desk.services.includes(id)),
  )
  return Array.from({ length: queues }, (_, index) => {
    const service = served[index % served.length]
    if (!service) throw new Error('The site has no counter service that a desk serves.')
    const at = desks.filter((desk) => desk.services.includes(service.id)).map(({ id }) => id)
    return { service: service.id, desks: at }
  })
}
