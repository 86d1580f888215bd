import { createServer, type IncomingMessage } from 'node:http'
import { Agent } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import webPush from 'web-push'
import { isPushService, webPushSender } from '../../server/devices/webPush.ts'
import { silentLog } from '../../server/log.ts'

const keys = webPush.generateVAPIDKeys()
const phone = {
  endpoint: 'https://updates.push.services.mozilla.com/wpush/v2/abc',
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
}

let asked: { readonly request: IncomingMessage; readonly body: string }[]
let status: number
const service = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  asked.push({ request, body })
  response.writeHead(status).end()
})

/** Speaks to the local service instead of the one that the end point names. */
class ToHere extends Agent {
  override createConnection() {
    return connect((service.address() as AddressInfo).port, '127.0.0.1')
  }
}
const sender = webPushSender('https://nummer.example.org', keys, silentLog, new ToHere())

beforeEach(async () => {
  asked = []
  status = 201
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
})
afterEach(() => new Promise((resolve) => service.close(resolve)))

describe('O5 a phone is woken', () => {
  test('with nothing in the message, and a signature that names this installation', async () => {
    expect(await sender.send(phone)).toBe('sent')
    const [{ request, body } = expect.fail('nobody was asked')] = asked
    expect(body).toBe('')
    expect(request.headers).toMatchObject({ host: 'updates.push.services.mozilla.com', urgency: 'high', ttl: '600' })
    const [, token = '', key] = /^vapid t=([^,]+), k=(.+)$/.exec(request.headers.authorization ?? '') ?? []
    expect(key).toBe(keys.publicKey)
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    expect(claims).toMatchObject({
      aud: 'https://updates.push.services.mozilla.com',
      sub: 'https://nummer.example.org',
    })
  })

  test.each([
    [404, 'gone'],
    [410, 'gone'],
    [429, 'failed'],
    [500, 'failed'],
  ])('%i from the push service means %s', async (answer, outcome) => {
    status = answer
    expect(await sender.send(phone)).toBe(outcome)
  })
})

describe('O5 only known push services are ever dialled', () => {
  test.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/QaBc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
  ])('%s', (endpoint) => expect(isPushService(endpoint)).toBe(true))

  test.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/abc',
    'https://user@fcm.googleapis.com/abc',
    // What one parser takes for a part of the name ends the name for another.
    'https://127.0.0.1;.push.apple.com/abc',
    "https://127.0.0.1'.push.apple.com/abc",
    'https://127.0.0.1`.push.apple.com/abc',
    'https://127.0.0.1\t.push.apple.com/abc',
    'https:fcm.googleapis.com/abc',
    'https://fcm.googleapis.com.example.org/abc',
    'https://evilpush.apple.com.example/abc',
    'https://notpush-apple.com/abc',
    'https://127.0.0.1/abc',
    'https://localhost/abc',
    'not an address',
  ])('not %s', (endpoint) => expect(isPushService(endpoint)).toBe(false))
})
