import { expect, test } from 'vitest'
import { dayKeysFrom } from '../../server/operations/keys.ts'
import type { StreamId } from '../../server/store/store.ts'
import type { TicketId } from '../../shared/ids.ts'

const ticket = 'ticket' as TicketId
const monday: StreamId = 'kempten/2026-11-23'
const tuesday: StreamId = 'kempten/2026-11-24'
const sonthofen: StreamId = 'sonthofen/2026-11-23'

/** What the store holds of secrets, and whether it answers. */
const openSecrets = () => {
  const rows = new Map<StreamId, string>()
  const store = { answers: true, rows }
  const keysOf = dayKeysFrom({
    secrets: {
      async forDay(stream, fresh) {
        if (!store.answers) throw new Error('away')
        return rows.getOrInsert(stream, fresh)
      },
      async forget(stream) {
        rows.delete(stream)
      },
    },
  })
  const keyOn = async (stream: StreamId) => (await keysOf(stream)).ticketKey(ticket)
  return { keyOn, store }
}

test('a ticket has the same key all day, and another site another one', async () => {
  const { keyOn } = openSecrets()
  expect(await keyOn(monday)).toBe(await keyOn(monday))
  expect(await keyOn(monday)).not.toBe(await keyOn(sonthofen))
})

test('with the next day nothing can sign for the one before, and none of it comes back into the store', async () => {
  const { keyOn, store } = openSecrets()
  const [before, elsewhere] = [await keyOn(monday), await keyOn(sonthofen)]
  store.rows.delete(monday)
  const next = await keyOn(tuesday)
  expect(await keyOn(monday)).not.toBe(before)
  expect(store.rows.has(monday)).toBe(false)
  expect(await keyOn(tuesday)).toBe(next)
  expect(await keyOn(sonthofen)).toBe(elsewhere)
})

test('a secret that could not be read is asked for again', async () => {
  const { keyOn, store } = openSecrets()
  store.answers = false
  await expect(keyOn(monday)).rejects.toThrow('away')
  store.answers = true
  expect(await keyOn(monday)).toBe(await keyOn(monday))
})
