import { describe, expect, test } from 'vitest'
import { areaWaits, footStatements, idleText } from '../../display/src/board/statements.ts'
import type { BoardCatalogue, BoardView } from '../../shared/boardViews.ts'
import type { AreaId } from '../../shared/ids.ts'
import type { OpenState, WaitRange } from '../../shared/views.ts'
import { loadTexts } from '../../ui/language.ts'
import { start } from './boardCalls.ts'

const words = await loadTexts('de', { root: null })
const open: OpenState = { kind: 'open', lastIssueAt: start, closeAt: start }

const aArea = (id: string) => ({ id: id as AreaId, name: { de: id }, services: [] })

/** The fullest wording of each statement of a board with these areas, as name → waiting and range. */
function said(areas: Record<string, readonly [number, WaitRange | null]>, state: OpenState = open): string[] {
  const ids = Object.keys(areas)
  const catalogue = {
    areas: ids.map(aArea),
  } as unknown as BoardCatalogue
  const view = {
    open: state,
    closures: [],
    areas: ids.map((id) => ({ id: id as AreaId, waiting: areas[id]?.[0] ?? 0, wait: areas[id]?.[1] ?? null })),
  } as unknown as BoardView
  return footStatements(catalogue, view, words).map(({ wordings: [first] }) =>
    `${first?.lead} ${first?.strong}`.trim().replaceAll('\u00a0', ' '),
  )
}

describe('the footer of a board', () => {
  test('says the range of the wait', () => {
    expect(said({ Blau: [3, { low: 10, high: 20 }] })).toEqual(['Wartezeit ohne Termin etwa 10–20 Min.'])
    expect(said({ Blau: [1, { low: 0, high: 4 }] })).toEqual(['Wartezeit ohne Termin wenige Min.'])
  })

  test('names the areas where there are several', () => {
    expect(said({ Blau: [3, { low: 10, high: 20 }], Rot: [1, { low: 0, high: 10 }] })).toEqual([
      'Blau: 10–20 Min.',
      'Rot: bis 10 Min.',
    ])
  })

  test('says one range for all areas where their names do not fit', () => {
    const catalogue = { areas: [aArea('Blau'), aArea('Rot')] } as unknown as BoardCatalogue
    const areas = [
      { id: 'Blau', waiting: 1, wait: { low: 10, high: 20 } },
      { id: 'Rot', waiting: 1, wait: { low: 5, high: 10 } },
    ]
    const [first] = footStatements(catalogue, { open, areas, closures: [] } as unknown as BoardView, words)
    expect(first?.wordings.at(-1)).toEqual({ lead: 'Wartezeit', strong: '5–20\u00a0Min.' })
  })

  test('says nothing where the wait is not known', () => {
    expect(said({ Blau: [3, null] })).toEqual([])
  })

  test('says that nobody waits', () => {
    expect(said({ Blau: [0, { low: 0, high: 4 }] })).toEqual(['Zurzeit wartet niemand.'])
  })

  test('H6 says that there are no more numbers today while the queue goes on', () => {
    expect(said({ Blau: [3, { low: 10, high: 20 }] }, { kind: 'issue-ended', closeAt: start })).toEqual([
      'Heute keine neuen Nummern mehr.',
      'Wartezeit ohne Termin etwa 10–20 Min.',
    ])
  })

  test('H12 says that whoever holds a number is called after closing', () => {
    expect(said({ Blau: [3, null] }, { kind: 'closed', reason: null, holiday: null, nextOpenAt: null })).toEqual([
      'Geschlossen. Wer eine Nummer hat, wird aufgerufen.',
    ])
  })
})

describe('the large place without a call', () => {
  const idle = (state: OpenState, waiting = 0, heard = true) => {
    const { title, lines } = idleText(state, { waiting, heard }, words)
    return [title, ...lines].map((line) => line.replaceAll('\u00a0', ' '))
  }

  test('says that nobody waits, or asks those who wait to sit down', () => {
    expect(idle(open)).toEqual(['Zurzeit wartet niemand.'])
    expect(idle(open, 2)).toEqual(['Bitte nehmen Sie Platz.', 'Ihre Nummer erscheint hier und wird angesagt.'])
  })

  test('B4 does not promise an announcement on a silent board', () => {
    expect(idle(open, 2, false)).toEqual(['Bitte nehmen Sie Platz.', 'Ihre Nummer erscheint hier.'])
  })

  test('H6 says when it opens', () => {
    expect(idle({ kind: 'before', firstIssueAt: start, openAt: start + 60_000 })).toEqual([
      'Noch geschlossen',
      'Wir öffnen um 9:00 Uhr.',
      'Nummern gibt es ab 8:59 Uhr.',
    ])
  })

  test('H6 says why it is closed and when it is open again', () => {
    const closed: OpenState = {
      kind: 'closed',
      reason: { de: 'Betriebsausflug' },
      holiday: null,
      nextOpenAt: start + 86_400_000,
    }
    expect(idle(closed)).toEqual(['Geschlossen', 'Betriebsausflug', 'Wieder offen: Dienstag, 24. November, 8:59 Uhr'])
    expect(idle({ ...closed, reason: null, holiday: 'epiphany', nextOpenAt: null })).toEqual([
      'Geschlossen',
      'Heilige Drei Könige',
    ])
  })
})

test('B8 a board of several areas says the wait of each while nobody is called', () => {
  const catalogue = {
    areas: [aArea('Bereich Blau'), aArea('Bereich Rot'), aArea('Bereich Grün')],
  } as unknown as BoardCatalogue
  const areas = [
    { id: 'Bereich Blau' as AreaId, waiting: 3, wait: { low: 10, high: 20 } },
    { id: 'Bereich Rot' as AreaId, waiting: 0, wait: { low: 0, high: 2 } },
    { id: 'Bereich Grün' as AreaId, waiting: 2, wait: null },
  ]
  expect(areaWaits(catalogue, { areas }, words)).toEqual([
    { name: 'Blau', wait: '10–20\u00a0Min.' },
    { name: 'Rot', wait: 'wenige\u00a0Min.' },
  ])
  const one = { areas: catalogue.areas.slice(0, 1) } as unknown as BoardCatalogue
  expect(areaWaits(one, { areas }, words)).toEqual([])
})
