// `npm run lotse -- alarm`: what a global key of the operating system runs, also while no window is in sight.
import de from '../shared/languages/staff/de.json' with { type: 'json' }
import type { Outcome } from './administration.ts'

export interface AlarmWish {
  /** Address of the server: `https://lotse.example`. */
  readonly url: string | undefined
  readonly site: string | undefined
  readonly desk: string | undefined
  readonly token: string | undefined
  readonly drill: boolean
}

const confirmedWithinMs = 2_000
/** Clerks read these words: they are German whatever language the machine speaks. */
const { confirmed, failed } = de.counter.alarm

/** Done only when the server has confirmed within two seconds; everything else says to dial 110. */
export const callForHelp = async ({ url, site, desk, token, drill }: AlarmWish): Promise<Outcome> => {
  const no = (why: string): Outcome => ({ kind: 'refused', problems: [`${failed} (${why})`] })
  if (!url || !site || !desk || !token) return no('--url, --site, --desk or LOTSE_TOKEN is missing')
  try {
    const response = await fetch(new URL(`/api/sites/${site}/desks/${desk}/alarm`, url), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ drill }),
      signal: AbortSignal.timeout(confirmedWithinMs),
    })
    return response.ok ? { kind: 'done', text: confirmed } : no(`${response.status}`)
  } catch (error) {
    return no(String(error))
  }
}
