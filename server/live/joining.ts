// Screens that join: which catalogue and view they get, and the audience that they belong to from then on.
import type { Plan } from '../../shared/plan.ts'
import type { Pushes } from '../../shared/protocol.ts'
import type { OtherSiteLine } from '../../shared/siteViews.ts'
import { nextOpening } from '../domain/hours.ts'
import type { DayState } from '../domain/state.ts'
import { boardCatalogue, boardView } from '../domain/views/board.ts'
import type { BoardContext, ViewContext } from '../domain/views/context.ts'
import { deskView, otherSiteLine } from '../domain/views/desk.ts'
import { kioskCatalogue, kioskView } from '../domain/views/kiosk.ts'
import { ownTicketView } from '../domain/views/own.ts'
import { teamView } from '../domain/views/people.ts'
import { siteCard } from '../domain/views/siteCard.ts'
import { staffCatalogue, staffDesks } from '../domain/views/staff.ts'
import { todayView } from '../domain/views/today.ts'
import type { LiveSite } from '../liveSites.ts'
import { mayRequest } from '../operations/access.ts'
import { neighbourAt } from '../operations/neighbours.ts'
import { ownedBy } from '../operations/own.ts'
import { no, type Operations, ok } from '../operations/perform.ts'
import type { Audience, Audiences, ViewPush } from './audiences.ts'
import type { Connection, Handlers } from './dispatch.ts'
import { tellOfKiosk } from './kioskCare.ts'
import type { Signs } from './signs.ts'

interface Deps {
  readonly operations: Operations
  readonly audiences: Audiences
  readonly signs: Signs
  readonly voices: Voices
}

/** What is announced by sounds that the server holds. */
export interface Voices extends Pick<BoardContext, 'recordingsOf'> {
  /** Languages of the site of which nothing is missing. */
  recorded(plan: Plan): readonly string[]
}

type Joins = Pick<Handlers, 'kiosk:join' | 'board:join' | 'desk:join' | 'today:join' | 'team:join' | 'own:join'>

/** The handlers of the joins, and what views of a site are made with. */
export const joining = ({
  operations,
  audiences,
  signs,
  voices,
}: Deps): Joins & { readonly contextOf: (site: LiveSite) => ViewContext } => {
  const { sites, clock, publicUrl } = operations

  const contextOf = (site: LiveSite): ViewContext => {
    const at = clock.now()
    const day = site.day()
    const state = day.state()
    return {
      at,
      speed: clock.speed,
      trial: clock.trial,
      phone: publicUrl !== null,
      nextOpenAt: nextOpening(state.plan, at),
      printerSign: (printer) => signs.printer(state.site, printer),
      demand: operations.demand.of(site.id),
      kioskSign: (kiosk) => signs.kiosk(state.site, kiosk),
      clerkOf: (clerk) => operations.clerks.byKey(site.id, clerk),
      noteOf: (ticket) => {
        const note = day.notes().get(ticket)
        return note && at < note.deleteAt ? note.text || null : null
      },
      securityTold: signs.securityTold,
      silentBoards: signs.silentBoards(state.site),
      boards: {
        recordingsOf: voices.recordingsOf,
        recorded: voices.recorded(state.plan),
        signs: signs.boards(state.site),
        notices: operations.notices.of(state.site),
      },
      neighbour: (id) => {
        const other = sites.find(id)
        return other && neighbourAt(other, at)
      },
    }
  }

  /** The other sites that the connection's token speaks for. */
  const othersOf = ({ principal, site }: Connection): readonly LiveSite[] =>
    principal.sites.flatMap((id) => (id === site ? [] : (sites.find(id) ?? [])))

  const lineOf = (site: LiveSite): OtherSiteLine => {
    const at = clock.now()
    const state = site.day().state()
    return otherSiteLine(state, { at, nextOpenAt: nextOpening(state.plan, at) })
  }

  const siteOf = ({ site }: Connection): LiveSite | null => (site ? sites.find(site) : null)

  /** The audience's view is always that of the site's present day. */
  const enter = <P extends ViewPush>(
    connection: Connection,
    audience: Pick<Audience<P>, 'room' | 'push' | 'site' | 'ticket'>,
    view: (state: DayState, context: ViewContext) => Pushes[P] | null,
  ) => {
    audiences.enter({
      ...audience,
      view: () => {
        const state = audience.site.day().state()
        return view(state, contextOf(audience.site))
      },
    })
    connection.enter(audience.room)
  }

  return {
    contextOf,

    'kiosk:join': async ({ kiosk }, connection) => {
      const site = siteOf(connection)
      if (!site) return no('unknown-site')
      const state = site.day().state()
      const context = contextOf(site)
      const catalogue = kioskCatalogue(state, kiosk, context)
      if (!catalogue) return no('unknown-kiosk')
      const { id } = catalogue.kiosk
      const room = `kiosk/${site.id}/${id}`
      const before = signs.kiosk(site.id, id)
      signs.setKiosk(site.id, connection.id, id, null, clock.now())
      tellOfKiosk(audiences, site.id, before, signs.kiosk(site.id, id))
      enter(connection, { room, push: 'kiosk:changed', site, ticket: null }, (now, about) => kioskView(now, id, about))
      return ok({ catalogue, view: kioskView(state, id, context) })
    },

    'board:join': async ({ display }, connection) => {
      const site = siteOf(connection)
      if (!site) return no('unknown-site')
      const state = site.day().state()
      const catalogue = boardCatalogue(state, display, contextOf(site))
      if (!catalogue) return no('unknown-display')
      const { id } = catalogue.display
      const room = `board/${site.id}/${id}`
      enter(connection, { room, push: 'board:changed', site, ticket: null }, (now, about) => boardView(now, id, about))
      const displays = state.plan.displays.map((one) => ({ id: one.id, name: one.name.de }))
      return ok({ catalogue, view: boardView(state, id, contextOf(site)), displays })
    },

    'desk:join': async ({ desk }, connection) => {
      const site = siteOf(connection)
      if (!site) return no('unknown-site')
      const state = site.day().state()
      if (desk !== null && !state.index.desks.has(desk)) return no('unknown-desk')
      const others = othersOf(connection)
      // Who has rights elsewhere sees more: a room of their own.
      const room = `desk/${site.id}/${[desk ?? '', ...others.map(({ id }) => id)].join('+')}`
      const view = (now: DayState, about: ViewContext) => deskView(now, desk, about, others.map(lineOf))
      enter(connection, { room, push: 'desk:changed', site, ticket: null }, view)
      return ok({
        catalogue: staffCatalogue(state, contextOf(site)),
        view: view(state, contextOf(site)),
        otherSites: others.map((other) => {
          const { plan } = other.day().state()
          return { site: siteCard(plan), desks: staffDesks(plan) }
        }),
      })
    },

    'today:join': async (_payload, connection) => {
      const site = siteOf(connection)
      if (!site) return no('unknown-site')
      const state = site.day().state()
      const room = `today/${site.id}/`
      enter(connection, { room, push: 'today:changed', site, ticket: null }, todayView)
      const mayChange = mayRequest(connection.principal.role, 'closure:set')
      return ok({
        catalogue: staffCatalogue(state, contextOf(site)),
        view: todayView(state, contextOf(site)),
        mayChange,
      })
    },

    'team:join': async (_payload, connection) => {
      const site = siteOf(connection)
      if (!site) return no('unknown-site')
      const state = site.day().state()
      const room = `team/${site.id}/`
      const view = (now: DayState, about: ViewContext) => teamView(now, operations.clerks.of(site.id), about)
      enter(connection, { room, push: 'team:changed', site, ticket: null }, view)
      const mayChange = mayRequest(connection.principal.role, 'clerk:put')
      return ok({ catalogue: staffCatalogue(state, contextOf(site)), view: view(state, contextOf(site)), mayChange })
    },

    'own:join': async ({ key }, connection) => {
      const owned = await ownedBy(operations, key)
      if (!owned) return no('unknown-ticket')
      const { site, ticket } = owned
      const state = site.day().state()
      const view = ownTicketView(state, ticket, contextOf(site))
      if (!view) return no('unknown-ticket')
      const room = `own/${ticket}`
      enter(connection, { room, push: 'own:changed', site, ticket }, (now, about) => ownTicketView(now, ticket, about))
      return ok({ view, pushKey: operations.push?.publicKey ?? null })
    },
  }
}
