import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CommandId, DeskId, TicketId } from '../../shared/ids.ts'
import { protocolVersion } from '../../shared/version.ts'
import { ConnectionLost, connect } from '../../ui/connection.ts'
import { fakeWire } from '../support/fakeWire.ts'

const command = { id: 'command-0001' as CommandId, desk: 'desk-7' as DeskId }
const query = { protocol: protocolVersion, kiosk: null }

function setUp() {
  const wire = fakeWire()
  const connection = connect({ app: 'kiosk', openWire: wire.open, answerMs: 8_000, refusedMs: 5_000 })
  return { wire, connection }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the line', () => {
  test('goes under the path of the app, by WebSocket alone, and says who it is', () => {
    const { wire } = setUp()
    expect(wire.options()).toMatchObject({
      path: '/kiosk/socket.io',
      transports: ['websocket'],
      auth: { app: 'kiosk', protocol: protocolVersion },
    })
  })

  test('says whether it is there', () => {
    const { wire, connection } = setUp()
    expect(connection.state.value).toBe('connecting')
    wire.fails()
    expect(connection.state.value).toBe('offline')
    wire.comes()
    expect(connection.state.value).toBe('online')
    wire.breaks()
    expect(connection.state.value).toBe('offline')
  })

  test('comes back by itself after the server has shut it', () => {
    const { wire } = setUp()
    wire.comes()
    wire.breaks('io server disconnect')
    expect(wire.connects()).toBe(0)
    vi.advanceTimersByTime(5_000)
    expect(wire.connects()).toBe(1)
  })

  test('is unpaired when it is not known, and notices when it has been paired', () => {
    const { wire, connection } = setUp()
    wire.refuses('not-signed-in')
    expect(connection.state.value).toBe('unpaired')
    vi.advanceTimersByTime(5_000)
    expect(wire.connects()).toBe(1)
    wire.comes()
    expect(connection.state.value).toBe('online')
  })

  test('tries again after a refusal of another kind', () => {
    const { wire, connection } = setUp()
    wire.refuses('internal')
    expect(connection.state.value).toBe('offline')
    vi.advanceTimersByTime(5_000)
    expect(wire.connects()).toBe(1)
  })

  test.each(['at the door', 'in an answer'])('is outdated for good when the server says so %s', async (where) => {
    const { wire, connection } = setUp()
    if (where === 'at the door') wire.refuses('outdated')
    else {
      wire.comes()
      const answer = connection.request('kiosk:join', query)
      wire.answer('kiosk:join', { ok: false, refusal: { code: 'outdated' } })
      await answer
    }
    expect(connection.state.value).toBe('outdated')
    wire.breaks()
    expect(connection.state.value).toBe('outdated')
  })
})

describe('a command', () => {
  test('waits for the line, and is answered once', async () => {
    const { wire, connection } = setUp()
    const answer = connection.request('desk:callNext', command)
    expect(wire.sent).toEqual([])
    wire.comes()
    wire.answer('desk:callNext', { ok: true, value: null })
    wire.answer('desk:callNext', { ok: false, refusal: { code: 'internal' } })
    expect(await answer).toEqual({ ok: true, value: null })
  })

  test('is asked again under the same id after the line broke', async () => {
    const { wire, connection } = setUp()
    wire.comes()
    const answer = connection.request('desk:callNext', command)
    wire.breaks()
    wire.comes()
    expect(wire.of('desk:callNext')).toEqual([command, command])
    wire.answer('desk:callNext', { ok: true, value: null })
    expect(await answer).toEqual({ ok: true, value: null })
    wire.breaks()
    wire.comes()
    expect(wire.of('desk:callNext')).toHaveLength(2)
  })

  test('is asked again under the same id when no answer comes', () => {
    const { wire, connection } = setUp()
    wire.comes()
    connection.request('desk:callNext', command)
    vi.advanceTimersByTime(8_000)
    expect(wire.of('desk:callNext')).toEqual([command, command])
  })

  test('is asked again at the successor of a server that is stopping', async () => {
    const { wire, connection } = setUp()
    wire.comes()
    const answer = connection.request('desk:callNext', command)
    wire.answer('desk:callNext', { ok: false, refusal: { code: 'stopping' } })
    wire.breaks()
    wire.comes()
    expect(wire.of('desk:callNext')).toHaveLength(2)
    wire.answer('desk:callNext', { ok: true, value: null })
    expect(await answer).toEqual({ ok: true, value: null })
  })

  test('is not asked again after it was withdrawn', async () => {
    const { wire, connection } = setUp()
    const withdrawal = new AbortController()
    const answer = connection.request('desk:callNext', command, { signal: withdrawal.signal })
    withdrawal.abort(new ConnectionLost('withdrawn'))
    await expect(answer).rejects.toThrow('withdrawn')
    wire.comes()
    expect(wire.sent).toEqual([])
  })
})

describe('a question', () => {
  test('is given up when the line breaks', async () => {
    const { wire, connection } = setUp()
    wire.comes()
    const answer = connection.request('kiosk:join', query)
    wire.breaks()
    await expect(answer).rejects.toThrow(ConnectionLost)
    wire.comes()
    expect(wire.of('kiosk:join')).toHaveLength(1)
  })

  test('is given up when no answer comes, or without a line', async () => {
    const { wire, connection } = setUp()
    await expect(connection.request('kiosk:join', query)).rejects.toThrow(ConnectionLost)
    wire.comes()
    const answer = connection.request('kiosk:join', query)
    vi.advanceTimersByTime(8_000)
    await expect(answer).rejects.toThrow(ConnectionLost)
  })
})

test('pushes reach whoever listens, until they stop', () => {
  const { wire, connection } = setUp()
  const heard: unknown[] = []
  const stop = connection.on('printing:changed', (push) => heard.push(push))
  const ticket = 'ticket-00000000001' as TicketId
  wire.push('printing:changed', { ticket, state: 'unknown' })
  stop()
  wire.push('printing:changed', { ticket, state: 'printed' })
  expect(heard).toEqual([{ ticket, state: 'unknown' }])
})

test('closing ends what is under way', async () => {
  const { wire, connection } = setUp()
  wire.comes()
  const answer = connection.request('desk:callNext', command)
  connection.close()
  await expect(answer).rejects.toThrow(ConnectionLost)
  expect(wire.disconnects()).toBe(1)
  expect(vi.getTimerCount()).toBe(0)
})
