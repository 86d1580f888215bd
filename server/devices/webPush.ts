// Web Push (RFC 8030) with VAPID (RFC 8292) and without content.
import type { Agent } from 'node:https'
import webPush, { WebPushError } from 'web-push'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import type { PushSender } from './push.ts'

/** Of Chromium's, Mozilla's, Apple's and Microsoft's browsers; an end point elsewhere is refused. */
const services = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'push.apple.com',
  'notify.windows.com',
] as const

/** A call is of no use later. */
const keptSeconds = 10 * 60
const answerWithinMs = 10_000
const keysNote = 'push-keys'

export interface PushKeys {
  readonly publicKey: string
  readonly privateKey: string
}

/** The installation's keys, made at the first start: every end point is bound to them. */
export const pushKeys = async (notes: Store['notes']): Promise<PushKeys> => {
  if ((await notes.get(keysNote)) === null) await notes.put(keysNote, JSON.stringify(webPush.generateVAPIDKeys()))
  // Read again: of two servers that start at once, the later one's keys hold for both.
  return JSON.parse((await notes.get(keysNote)) ?? '') as PushKeys
}

/**
 * Whether the address is one of a known push service. It must stand as a browser writes it, with nothing in its name that parsers read
 * differently: the one that dials is not the one that looks here.
 */
export const isPushService = (endpoint: string): boolean => {
  if (!URL.canParse(endpoint)) return false
  const { hostname, href, password, port, protocol, username } = new URL(endpoint)
  const plain = protocol === 'https:' && port === '' && username === '' && password === ''
  if (!plain || href !== endpoint || !/^[a-z\d.-]+$/.test(hostname)) return false
  return services.some((service) => hostname === service || hostname.endsWith(`.${service}`))
}

/** `subject`: the https address of this installation, which push services may complain to. `agent`: another way to them. */
export const webPushSender = (subject: string, keys: PushKeys, log: Log, agent?: Agent): PushSender => ({
  publicKey: keys.publicKey,
  accepts: isPushService,
  async send({ auth, endpoint, p256dh }) {
    try {
      await webPush.sendNotification({ endpoint, keys: { auth, p256dh } }, null, {
        vapidDetails: { subject, ...keys },
        TTL: keptSeconds,
        urgency: 'high',
        timeout: answerWithinMs,
        ...(agent && { agent }),
      })
      return 'sent'
    } catch (error) {
      const status = error instanceof WebPushError ? error.statusCode : null
      if (status === 404 || status === 410) return 'gone'
      // The address itself would be contact data in the log.
      log.warn({ service: new URL(endpoint).hostname, status, error: String(error) }, 'a phone could not be told')
      return 'failed'
    }
  },
})
