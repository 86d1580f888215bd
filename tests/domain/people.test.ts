import { describe, expect, it } from 'vitest'
import type { DayCommand } from '../../server/domain/commands.ts'
import { deskView } from '../../server/domain/views/desk.ts'
import { teamView } from '../../server/domain/views/people.ts'
import type { ClerkId, ClerkKey, DeskId, ServiceId } from '../../shared/ids.ts'
import {
  at,
  calls,
  callsNext,
  closes,
  finishes,
  keeps,
  opens,
  opensDay,
  parks,
  pauses,
  sendsToClerk,
  sendsToDesk,
  taps,
  ticketId,
  undoes,
} from '../support/daySteps.ts'
import { given } from '../support/given.ts'
import { viewContext } from '../support/viewContext.ts'

const kim = { clerk: 'kim' }
const noa = { clerk: 'noa' }
const toKim = { kind: 'clerk', clerk: 'kim' as ClerkKey } as const
const desk = (id: string) => id as DeskId
const learns = (clerk: string, skills: readonly string[] | null, time: string): DayCommand => ({
  type: 'ChangeSkills',
  at: at(time),
  clerk: clerk as ClerkKey,
  skills: skills as readonly ServiceId[] | null,
})
const cards = new Map([
  ['kim', { id: 'clerk-kim' as ClerkId, name: 'Kim Berger' }],
  ['noa', { id: 'clerk-noa' as ClerkId, name: 'Noa Linde' }],
])
const context = viewContext({ at: at('09:10'), clerkOf: (key: ClerkKey) => cards.get(key) ?? null })

describe('changing desks', () => {
  const kept = given(
    opensDay(),
    opens('c1', '08:00', noa),
    opens('c2', '08:00', kim),
    taps('anna', 'passport', '09:00'),
    keeps('anna', toKim, '09:01'),
  )

  it('S9 who opens another desk leaves the one before with the same event, and what is kept for them comes along', () => {
    const moved = kept
      .when(opens('c3', '09:02', kim))
      .thenHappens({ type: 'DeskOpened', desk: 'c3', clerk: 'kim', from: 'c2' })
    expect(moved.state.desks.get(desk('c2'))).toEqual({ kind: 'closed' })
    moved.when(callsNext('c1', '09:03')).thenRefused('queue-empty')
    moved
      .when(callsNext('c3', '09:03'))
      .thenHappens({ type: 'TicketCalled', ticket: 'anna', reason: { kind: 'addressed' } })
  })

  it('S9 a desk with a visitor is not left, nor taken over from there', () => {
    const busy = kept.when(callsNext('c2', '09:02')).thenHappens({ type: 'TicketCalled' })
    busy.when(opens('c3', '09:03', kim)).thenRefused('clerk-busy', { desk: 'c2', label: 'A001' })
    busy.when(opens('c1', '09:03', { ...kim, takeOver: true })).thenRefused('clerk-busy')
    busy
      .when(finishes('anna', '09:04'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished' })
      .when(opens('c3', '09:05', kim))
      .thenHappens({ type: 'DeskOpened', from: 'c2' })
  })

  it('S9 a desk where somebody else works asks first here, too; the other one is then at no desk', () => {
    kept.when(opens('c1', '09:02', kim)).thenRefused('desk-open-elsewhere')
    const { state } = kept
      .when(opens('c1', '09:02', { ...kim, takeOver: true }))
      .thenHappens({ type: 'DeskOpened', clerk: 'kim', from: 'c2' })
    expect([...state.desks].filter(([, { kind }]) => kind === 'open')).toMatchObject([['c1', { clerk: 'kim' }]])
  })

  it('S9 somebody without a name leaves nothing behind by opening another desk', () => {
    given(opensDay(), opens('c1', '08:00'))
      .when(opens('c2', '09:00'))
      .thenHappens({ type: 'DeskOpened', desk: 'c2', clerk: null })
  })

  it('S9 a break is left behind; what was kept for the desk itself is for everybody', () => {
    const moved = kept
      .when(keeps('anna', { kind: 'desk', desk: desk('c2') }, '09:01'))
      .thenHappens({ type: 'TicketKept' })
      .when(pauses('c2', '09:02'))
      .thenHappens({ type: 'DeskPaused' })
      .when(opens('c3', '09:03', kim))
      .thenHappens({ type: 'DeskOpened', from: 'c2' })
    expect(moved.state.desks.get(desk('c3'))).toMatchObject({ pause: 'none', since: at('09:03') })
    moved.when(callsNext('c1', '09:04')).thenHappens({ type: 'TicketCalled', ticket: 'anna', reason: { kind: 'turn' } })
  })

  it('S9 G2 an info stand that is left is not staffed', () => {
    given(opensDay(), opens('info', '08:00', kim), opens('c3', '08:00'))
      .when(opens('c1', '09:00', kim))
      .thenHappens({ type: 'DeskOpened', from: 'info' })
      .when(taps('anna', 'lost-property', '09:01'))
      .thenHappens({ type: 'TicketIssued', label: 'F001' })
  })

  it('S9 T18 what was done at the desk that was left cannot be taken back', () => {
    given(
      opensDay(),
      opens('c1', '08:00', kim),
      taps('anna', 'passport', '09:00'),
      callsNext('c1', '09:01'),
      parks('anna', '09:02'),
      opens('c2', '09:02:10', kim),
    )
      .when(undoes('c1', '09:02:20'))
      .thenRefused('nothing-to-undo')
  })
})

describe('skills', () => {
  const kept = given(
    opensDay(),
    opens('c1', '08:00', noa),
    opens('c2', '08:00', kim),
    taps('anna', 'passport', '09:00'),
    keeps('anna', toKim, '09:01'),
  )

  it('S10 new ones count at once where the clerk is, whatever goes on there', () => {
    const serving = given(
      opensDay(),
      opens('c1', '08:00', kim),
      taps('anna', 'passport', '09:00'),
      taps('ben', 'residence', '09:00'),
      callsNext('c1', '09:01'),
    )
    const learned = serving
      .when(learns('kim', ['passport'], '09:02'))
      .thenHappens({ type: 'DeskOpened', desk: 'c1', skills: ['passport'] })
      .when(finishes('anna', '09:03'))
      .thenHappens({ type: 'ServingStarted' }, { type: 'ServingFinished', ended: 'by-clerk' })
    learned.when(callsNext('c1', '09:04')).thenHappens({ type: 'AfterWorkEnded' })
    learned.when(learns('kim', ['passport'], '09:04')).thenNothing()
    learned
      .when(learns('kim', null, '09:04'))
      .thenHappens({ type: 'DeskOpened', skills: null })
      .when(callsNext('c1', '09:05'))
      .thenHappens({ type: 'AfterWorkEnded' }, { type: 'TicketCalled', ticket: 'ben' })
    serving.when(learns('lou', ['passport'], '09:02')).thenNothing()
  })

  it('S10 Q15 what is kept for a clerk who can no longer serve it is for everybody', () => {
    const byTurn = { type: 'TicketCalled', ticket: 'anna', reason: { kind: 'turn' } } as const
    kept
      .when(learns('kim', ['residence'], '09:02'))
      .thenHappens({ type: 'DeskOpened', desk: 'c2' })
      .when(callsNext('c1', '09:03'))
      .thenHappens(byTurn)
    kept
      .when(opens('info', '09:02', kim))
      .thenHappens({ type: 'DeskOpened', from: 'c2' })
      .when(callsNext('c1', '09:03'))
      .thenHappens(byTurn)
    kept
      .when(keeps('anna', { kind: 'desk', desk: desk('c2') }, '09:01'))
      .thenHappens({ type: 'TicketKept' })
      .when(opens('c2', '09:02', { clerk: 'lou', skills: ['residence'], takeOver: true }))
      .thenHappens({ type: 'DeskOpened' })
      .when(callsNext('c1', '09:03'))
      .thenHappens(byTurn)
  })

  it('S10 T18 taking an action back keeps nothing for a clerk who can no longer serve it', () => {
    kept
      .when(calls('c2', 'anna', '09:02'))
      .thenHappens({ type: 'TicketCalled' })
      .when(parks('anna', '09:02:05'))
      .thenHappens({ type: 'TicketParked' })
      .when(learns('kim', ['residence'], '09:02:10'))
      .thenHappens({ type: 'DeskOpened' })
      .when(undoes('c2', '09:02:15'))
      .thenRefused('nothing-to-undo')
  })
})

describe('two clerks at one desk in turn', () => {
  it('S11 each has own skills; what was kept for the one before is for everybody', () => {
    const taken = given(
      opensDay(),
      opens('c1', '08:00', { ...kim, skills: ['passport'] }),
      opens('c3', '08:00'),
      taps('anna', 'passport', '09:00'),
      taps('ben', 'residence', '09:00'),
      keeps('anna', toKim, '09:01'),
    )
      .when(opens('c1', '09:02', { ...noa, skills: ['residence'], takeOver: true }))
      .thenHappens({ type: 'DeskOpened', clerk: 'noa' })
    taken.when(callsNext('c1', '09:03')).thenHappens({ type: 'TicketCalled', ticket: 'ben' })
    expect(taken.state.tickets.get(ticketId('anna'))?.address).toBeNull()
  })
})

describe('who is where', () => {
  const { state } = given(
    opensDay(),
    opens('c1', '08:00', noa),
    opens('c2', '08:00', { ...kim, skills: ['passport'] }),
    opens('c3', '08:00'),
    taps('anna', 'passport', '09:00'),
    taps('ben', 'passport', '09:01'),
    callsNext('c1', '09:02'),
    sendsToClerk('kim', 'anna', '09:03'),
    callsNext('c1', '09:04'),
    sendsToDesk('c2', 'ben', '09:05'),
    pauses('c1', '09:06'),
  )

  it('S5 S12 a desk sees the colleagues by name where one is known, with a sign and nothing else', () => {
    const view = deskView(state, desk('c3'), context)
    expect(view.colleagues).toEqual([
      { desk: 'c1', sign: 'away', clerk: cards.get('noa') },
      { desk: 'c2', sign: 'free', clerk: cards.get('kim') },
      { desk: 'info', sign: 'away', clerk: null },
    ])
    expect(view.desk).toMatchObject({
      clerk: null,
      serves: { own: ['residence'], backup: ['passport', 'lost-property'] },
    })
    const own = deskView(state, desk('c2'), context).desk
    expect(own).toMatchObject({ clerk: cards.get('kim'), serves: { own: ['passport'], backup: [] } })
  })

  it('S12 what is kept for a clerk says so by name, what is kept for a desk does not', () => {
    const { queue } = deskView(state, desk('c2'), context)
    const kept = queue.map(({ label, reasons }) => [label, reasons.find(({ kind }) => kind === 'addressed')])
    expect(kept).toEqual([
      ['A001', { kind: 'addressed', clerk: 'Kim Berger' }],
      ['A002', { kind: 'addressed', clerk: null }],
    ])
  })

  it('S5 S13 the team list says where somebody is and how, no minutes and no reasons', () => {
    const lou = { id: 'clerk-lou' as ClerkId, name: 'Lou Maurer' }
    const skills = ['passport' as ServiceId]
    const clerks = [
      { ...(cards.get('kim') ?? lou), skills, active: true, key: 'kim' as ClerkKey },
      { ...lou, skills: null, active: false, key: 'lou' as ClerkKey },
    ]
    expect(teamView(state, clerks, context).clerks).toEqual([
      { ...cards.get('kim'), skills, active: true, at: { desk: 'c2', sign: 'free' } },
      { ...lou, skills: null, active: false, at: null },
    ])
  })

  it('S9 a clerk who closes the desk is at none', () => {
    const closed = given(opensDay(), opens('c2', '08:00', kim), closes('c2', '09:00'))
    expect(
      teamView(
        closed.state,
        [{ id: 'clerk-kim' as ClerkId, name: 'Kim', skills: null, active: true, key: 'kim' as ClerkKey }],
        context,
      ).clerks[0]?.at,
    ).toBeNull()
  })
})
