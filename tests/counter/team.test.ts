import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openRemembered } from '../../counter/src/remembered.ts'
import type { ClerkId } from '../../shared/ids.ts'
import type { TeamMember } from '../../shared/teamView.ts'
import { settled } from '../support/fakeWire.ts'
import { counterApp } from './counterApp.ts'
import { catalogue, deskHere, deskView, openWith } from './sampleViews.ts'

const kim = 'kim1' as ClerkId
const card = { id: kim, name: 'Kim Berger' }
const member = (over: Partial<TeamMember> = {}): TeamMember => ({
  ...card,
  skills: null,
  active: true,
  at: null,
  ...over,
})

let counter: Awaited<ReturnType<typeof counterApp>>
beforeEach(async () => {
  counter = await counterApp()
})
afterEach(() => counter.stop())

/** The counter at desk 7, closed unless told, with these clerks in the list. */
const arrive = async (clerks: readonly TeamMember[], now = deskView({ kind: 'closed' })) => {
  await counter.arrive(now)
  const { clock, plan, version } = now
  counter.line.answer('team:join', {
    ok: true,
    value: { catalogue, view: { version, plan, clock, clerks }, mayChange: false },
  })
  await settled()
}
const nextDay = () => deskView({ kind: 'closed' }, { version: { day: 'kempten/2026-11-24' as never, log: 1, at: 0 } })

describe('who sits down', () => {
  test('S8 is asked where the site has a list, and opens the desk under that name', async () => {
    await arrive([member(), member({ id: 'noa1' as ClerkId, name: 'Noa', active: false })])
    expect(counter.team.asks).toBe(true)
    expect(counter.team.choosable).toHaveLength(1)
    counter.team.choose(kim)
    expect(counter.team.asks).toBe(false)
    void counter.work.open()
    await settled()
    expect(counter.line.of('desk:open')).toMatchObject([{ desk: '7', clerk: kim, takeOver: false }])
  })

  test('S8 is not asked without a list, nor in the middle of work', async () => {
    await arrive([])
    expect(counter.team.asks).toBe(false)
    void counter.work.open()
    await settled()
    expect(counter.line.of('desk:open')).toMatchObject([{ clerk: null }])
    counter.stop()
    counter = await counterApp()
    await arrive([member()], deskView(openWith({ kind: 'free' })))
    expect(counter.team.asks).toBe(false)
  })

  test('S8 is remembered for that day only, also that no name was given', async () => {
    await arrive([member()])
    counter.team.choose(null)
    expect([counter.team.asks, counter.team.me]).toEqual([false, null])
    await counter.push(nextDay())
    expect(counter.team.asks).toBe(true)
    counter.team.choose(kim)
    expect(counter.team.me?.name).toBe('Kim Berger')
    expect(counter.remembered.clerk).toEqual({ day: 'kempten/2026-11-24', clerk: kim })
  })

  test('S8 a browser keeps day and name, and nothing that it does not understand', () => {
    const things = new Map<string, string>()
    const shelf = () => ({
      getItem: (name: string) => things.get(name) ?? null,
      setItem: (name: string, value: string) => void things.set(name, value),
      removeItem: (name: string) => void things.delete(name),
    })
    expect(openRemembered(shelf).clerk).toBeNull()
    for (const clerk of [{ day: '2026-11-23', clerk: kim }, { day: '2026-11-23', clerk: null }, null]) {
      openRemembered(shelf).clerk = clerk
      expect(openRemembered(shelf).clerk).toEqual(clerk)
    }
  })

  test('S13 somebody who can no longer be chosen is asked anew', async () => {
    await arrive([member()])
    counter.team.choose(kim)
    const { clock, plan, version } = deskView({ kind: 'closed' })
    counter.line.push('team:changed', {
      version,
      plan,
      clock,
      clerks: [member({ active: false }), member({ id: 'noa1' as ClerkId })],
    })
    await settled()
    expect([counter.team.asks, counter.team.me]).toEqual([true, null])
  })
})

test('S10 new skills are told where their clerk is, and nowhere else', async () => {
  const here = (own: readonly string[], clerk: typeof card | null = card) => {
    const now = openWith({ kind: 'free' })
    return deskView(now, { desk: { ...deskHere(now), clerk, serves: { own: own as never, backup: [] } } })
  }
  await arrive([member()], here(['reisepass']))
  await counter.push(here(['reisepass']))
  expect(counter.store.notice).toBeNull()
  await counter.push(here(['reisepass', 'ausweis']))
  expect(counter.store.notice).toMatchObject({ text: 'Ihre Anliegen an diesem Platz haben sich geändert.' })
  counter.store.notice = null
  await counter.push(here([], { id: 'noa1' as ClerkId, name: 'Noa Linde' }))
  expect(counter.store.notice).toBeNull()
})
