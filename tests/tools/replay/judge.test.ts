import { describe, expect, test } from 'vitest'
import { isClean, judge } from '../../../tools/replay/judge.ts'
import { rules, seenDay } from './seenDay.ts'

const violationsOf = ({ seen }: ReturnType<typeof seenDay>) => judge(seen, rules).violations

describe('the count', () => {
  test('is clean when each visitor was called or is left over', () => {
    const day = seenDay()
    day.issue('A001', 1)
    day.issue('A002', 2)
    day.call('A001', 'one')
    day.finish('A001')
    const verdict = judge(day.seen, rules)
    expect(verdict).toEqual({ issued: 2, called: 1, leftOver: 1, lost: [], doubled: [], violations: [] })
    expect(isClean(verdict, 2)).toBe(true)
  })

  test('is not clean when a recorded visitor got no number', () => {
    const day = seenDay()
    day.issue('A001', 1)
    day.call('A001', 'one')
    expect(isClean(judge(day.seen, rules), 2)).toBe(false)
  })

  test('is not clean when somebody was neither called nor left over', () => {
    const day = seenDay()
    day.issue('A001', 1).finally = 'gone'
    expect(isClean(judge(day.seen, rules), 1)).toBe(false)
  })

  test('leaves out calls of others, who are not in the record', () => {
    const day = seenDay()
    day.issue('A001', 1)
    day.issue('B001', 2)
    day.call('B001', 'one')
    const { calls, tickets } = day.seen
    const verdict = judge({ ...day.seen, calls, tickets: tickets.filter(({ label }) => label === 'A001') }, rules)
    expect(verdict).toMatchObject({ issued: 1, called: 0, leftOver: 1, doubled: [] })
  })
})

describe('lost', () => {
  test('is a ticket that was acknowledged and is unknown in the end', () => {
    const day = seenDay()
    day.issue('A001', 1).finally = null
    expect(judge(day.seen, rules).lost).toEqual(['A001'])
  })

  test('is a ticket that was unknown right after it was acknowledged', () => {
    const day = seenDay()
    day.issue('A001', 1).told = null
    expect(judge(day.seen, rules).lost).toEqual(['A001'])
  })
})

describe('doubled', () => {
  test('is a ticket that two desks called', () => {
    const day = seenDay()
    day.issue('A001', 1)
    day.call('A001', 'one')
    day.call('A001', 'two')
    expect(judge(day.seen, rules).doubled).toEqual(['A001 was called 2 times, to one and two'])
  })

  test('is a ticket that two visitors got', () => {
    const day = seenDay()
    day.issue('A001', 1)
    day.issue('A002', 2, { id: 'A001' })
    expect(judge(day.seen, rules).doubled).toEqual(['A001 was given to 2 visitors'])
  })

  test('is a label that was given again while it was open', () => {
    const day = seenDay()
    day.issue('A001', 1)
    day.issue('A001', 2, { id: 'other' })
    expect(judge(day.seen, rules).doubled).toEqual(['A001 was open twice'])
  })

  test('is not a label that was given again after its ticket had ended', () => {
    const day = seenDay()
    day.issue('A001', 1)
    day.call('A001', 'one')
    day.finish('A001')
    day.issue('A001', 2, { id: 'other' })
    expect(judge(day.seen, rules).doubled).toEqual([])
  })
})

describe('an order violation', () => {
  test('Q2 is a call past somebody with an earlier turn', () => {
    const day = seenDay()
    day.issue('A001', 1)
    day.issue('A002', 2)
    day.call('A002', 'one')
    day.call('A001', 'one')
    expect(violationsOf(day)).toEqual(['one called A002 although A001 was to be called before'])
  })

  test('Q2 is a call past somebody of the same turn who came before', () => {
    const day = seenDay()
    day.issue('A001', 1)
    day.issue('A002', 1)
    day.call('A002', 'one')
    expect(violationsOf(day)).toHaveLength(1)
  })

  test('Q2 is none among equal turns that were asked for at the same moment', () => {
    const day = seenDay()
    const sent = day.mark()
    day.issue('A001', 1, { sent })
    day.issue('A002', 1, { sent })
    day.call('A002', 'one')
    expect(violationsOf(day)).toEqual([])
  })

  test('Q2 is none when the earlier turn was acknowledged after the call was sent', () => {
    const day = seenDay()
    day.issue('A002', 2)
    const sent = day.mark()
    day.issue('A001', 1)
    day.call('A002', 'one', sent)
    expect(violationsOf(day)).toEqual([])
  })

  test('Q2 is none when another desk called the earlier turn at the same moment', () => {
    const day = seenDay()
    day.issue('A001', 1)
    day.issue('A002', 2)
    const sent = day.mark()
    day.call('A002', 'one', sent)
    day.call('A001', 'two', sent)
    expect(violationsOf(day)).toEqual([])
  })

  test('Q2 is none when the desk may not serve the earlier turn', () => {
    const day = seenDay()
    day.issue('B001', 1, { service: 'residence' })
    day.issue('A002', 2)
    day.call('A002', 'one')
    expect(violationsOf(day)).toEqual([])
  })

  test('is none when somebody else took the earlier turn away', () => {
    const day = seenDay()
    day.issue('A001', 1).finally = 'done'
    day.issue('A002', 2)
    day.call('A002', 'one')
    expect(violationsOf(day)).toEqual([])
  })
})

describe('backups', () => {
  test('Q10 a backup before its due is no reason to pass over own tickets', () => {
    const day = seenDay()
    day.issue('B001', 1, { service: 'residence', due: 60 })
    day.issue('A002', 2, { due: 60 })
    day.call('A002', 'two')
    expect(violationsOf(day)).toEqual([])
  })

  test('Q10 calling a backup while own tickets wait violates the order', () => {
    const day = seenDay()
    day.issue('B001', 1, { service: 'residence', due: 60 })
    day.issue('A002', 2, { due: 60 })
    day.call('B001', 'two')
    expect(violationsOf(day)).toEqual(['two called B001 although A002 was to be called before'])
  })

  test('Q10 a backup is called when none of the own wait', () => {
    const day = seenDay()
    day.issue('B001', 1, { service: 'residence', due: 60 })
    day.call('B001', 'two')
    expect(violationsOf(day)).toEqual([])
  })

  test('Q10 with none of the own, backups go by their turns', () => {
    const day = seenDay()
    day.issue('B001', 1, { service: 'residence', due: 60 })
    day.issue('B002', 2, { service: 'residence', due: 60 })
    day.call('B002', 'two')
    expect(violationsOf(day)).toEqual(['two called B002 although B001 was to be called before'])
  })

  test('Q10 an overdue backup with an earlier turn comes first while all own tickets have its length left', () => {
    const day = seenDay()
    day.issue('B001', 0, { service: 'residence', due: 0 })
    day.issue('A002', 2, { due: 60 })
    const right = seenDay()
    right.issue('B001', 0, { service: 'residence', due: 0 })
    right.issue('A002', 2, { due: 60 })
    day.call('A002', 'two')
    right.call('B001', 'two')
    expect(violationsOf(day)).toEqual(['two called A002 although B001 was to be called before'])
    expect(violationsOf(right)).toEqual([])
  })

  test('Q10 an overdue backup waits when an own ticket would be late', () => {
    const day = seenDay()
    day.issue('B001', 0, { service: 'residence', due: 0 })
    day.issue('A002', 2, { due: 5 })
    day.call('B001', 'two')
    expect(violationsOf(day)).toHaveLength(1)
  })
})
