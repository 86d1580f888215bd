// Whether a town's colours can be read on the screens, and whether its coat of arms is a picture and nothing else (rule A8).
import type { Plan } from '../../shared/plan.ts'
import type { Report } from './planProblem.ts'

/** What the accent stands on and beside (ui/tokens.css; a test compares them): red, green, blue from 0 to 255. */
export const grounds = {
  accent: { paper: [251, 250, 245], card: [255, 255, 255], share: 0.09, on: [255, 255, 255] },
  accentOnDark: { paper: [14, 20, 31], card: [27, 33, 48], share: 0.14, on: [9, 15, 28] },
} as const

/** WCAG 2.2, 1.4.3. */
const least = 4.5

type Colour = readonly number[]

/** WCAG 2.2's relative luminance of a colour in sRGB. */
function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** From 1 to 21. */
export function contrastOf(one: Colour, other: Colour): number {
  const [darker = 0, brighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (brighter + 0.05) / (darker + 0.05)
}

const fromHex = (hex: string): Colour => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))

/** Problems of `site.look`. */
export function checkLook({ site: { look } }: Plan, report: Report): void {
  for (const field of ['accent', 'accentOnDark'] as const) {
    const hex = look[field]
    if (hex === null) continue
    const colour = fromHex(hex)
    const { paper, card, share, on } = grounds[field]
    const soft = card.map((channel, at) => channel * (1 - share) + (colour[at] ?? 0) * share)
    const worst = Math.min(...[paper, card, soft, on].map((ground) => contrastOf(colour, ground)))
    if (worst < least)
      report(`site.look.${field}`, 'colour-too-weak', { colour: hex, contrast: Math.floor(worst * 10) / 10, least })
  }
  if (look.arms !== null && !isPicture(look.arms)) report('site.look.arms', 'arms-unsafe')
}

const pngStart = '\x89PNG\r\n\x1a\n'
/** What makes a drawing more than a drawing: scripts, other documents, anything that is loaded from elsewhere. */
const unsafe = [
  /<\s*(?:\w+:)?(?:script|foreignObject|iframe|object|embed|audio|video|image|feImage|handler|listener|a)\b/i,
  /<!(?:DOCTYPE|ENTITY)/i,
  /<\?(?!xml\s)/i,
  /\son\w+\s*=/i,
  /(?:href|src)\s*=\s*(?:"(?!#)|'(?!#)|[^"'\s])/i,
  /url\(\s*["']?(?!#)/i,
  /@import|javascript:|&#/i,
]

function isPicture(address: string): boolean {
  const [head = '', data = ''] = address.split(',')
  let content: string
  try {
    content = atob(data)
  } catch {
    return false
  }
  if (head.includes('png')) return content.startsWith(pngStart)
  return /<svg\b/i.test(content) && !unsafe.some((one) => one.test(content))
}
