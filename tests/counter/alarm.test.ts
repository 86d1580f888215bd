import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Hid, type HidDevice, hidAlarmButton } from '../../counter/src/alarm/alarmButton.ts'
import { alarmRaising } from '../../counter/src/alarm/raising.ts'

describe('S7 raising an alarm', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const waiting = (signal: AbortSignal) =>
    new Promise<boolean>((_, reject) => signal.addEventListener('abort', () => reject(new Error('withdrawn'))))

  test('is confirmed by the server', async () => {
    const { raise, state } = alarmRaising({ isOnline: () => true, send: async () => true })
    await raise(false)
    expect(state.value).toBe('sent')
  })

  test('without an answer it has failed after two seconds, and is withdrawn so that it does not go out later', async () => {
    let withdrawn = false
    const send = (_: boolean, signal: AbortSignal) => {
      signal.addEventListener('abort', () => {
        withdrawn = true
      })
      return waiting(signal)
    }
    const { raise, state } = alarmRaising({ isOnline: () => true, send })
    const raised = raise(false)
    await vi.advanceTimersByTimeAsync(1_999)
    expect(state.value).toBe('sending')
    await vi.advanceTimersByTimeAsync(1)
    await raised
    expect(state.value).toBe('failed')
    expect(withdrawn).toBe(true)
  })

  test('without a connection, or refused, it has failed at once', async () => {
    const offline = alarmRaising({ isOnline: () => false, send: async () => true })
    await offline.raise(false)
    expect(offline.state.value).toBe('failed')
    const refused = alarmRaising({ isOnline: () => true, send: async () => false })
    await refused.raise(false)
    expect(refused.state.value).toBe('failed')
    refused.dismiss()
    expect(refused.state.value).toBe('quiet')
  })
})

describe('S7 a button under the desk', () => {
  const report = (...bytes: number[]) => ({ data: new DataView(Uint8Array.from(bytes).buffer) })
  const device = (): HidDevice & { opens: number } => ({
    opened: false,
    opens: 0,
    async open() {
      this.opens++
    },
    oninputreport: null,
  })

  test('that the browser knows already is used at once: pressing counts, letting go does not', async () => {
    const known = device()
    const hid: Hid = { getDevices: async () => [known], requestDevice: async () => [] }
    let presses = 0
    const stop = hidAlarmButton(hid).listen(() => presses++)
    await vi.waitFor(() => expect(known.opens).toBe(1))
    known.oninputreport?.(report(0, 1))
    known.oninputreport?.(report(0, 0))
    expect(presses).toBe(1)
    stop()
    known.oninputreport?.(report(1))
    expect(presses).toBe(1)
  })

  test('is chosen once by the clerk, where the browser can', async () => {
    const chosen = device()
    const hid: Hid = { getDevices: async () => [], requestDevice: async () => [chosen] }
    expect(await hidAlarmButton(hid).connect()).toBe(true)
    expect(chosen.opens).toBe(1)
    const none = hidAlarmButton(null)
    expect([none.possible, await none.connect()]).toEqual([false, false])
  })
})
