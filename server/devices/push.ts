// The port to the push services of browsers: a phone is woken, and nothing is said (rule O5).

export interface PushTarget {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** `gone`: the phone no longer wants it. */
export type Pushed = 'sent' | 'gone' | 'failed'

export interface PushSender {
  /** By which browsers know who may wake them: base64url. */
  readonly publicKey: string
  /** Whether the end point belongs to a known push service: no other address is ever dialled. */
  accepts(endpoint: string): boolean
  /** Wakes the phone with an empty message. Never rejects. */
  send(target: PushTarget): Promise<Pushed>
}
