// The colours of ui/tokens.css as numbers, theme by theme, so that their contrast can be computed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Linear light of red, green and blue, 0 to 1. */
type Light = readonly [number, number, number]

export interface Theme {
  readonly scheme: 'light' | 'dark'
  readonly more: boolean
}

export const themes = {
  light: { scheme: 'light', more: false },
  dark: { scheme: 'dark', more: false },
  'light, high contrast': { scheme: 'light', more: true },
  'dark, high contrast': { scheme: 'dark', more: true },
} as const satisfies Record<string, Theme>

const source = (file: string) =>
  readFileSync(join(import.meta.dirname, '../..', file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')

/** The custom properties of the rule with this selector. */
function declared(css: string, selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`)
  if (start < 0) throw new Error(`no rule for ${selector}`)
  const body = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start))
  return new Map([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]))
}

/** The arguments of a function such as `light-dark(a, b)`, split at its own commas. */
function parts(text: string): string[] {
  const found = ['']
  let depth = 0
  for (const character of text) {
    if (character === '(') depth++
    if (character === ')') depth--
    if (character === ',' && depth === 0) found.push('')
    else found.push(`${found.pop()}${character}`)
  }
  return found.map((part) => part.trim())
}

/**
 * Reads a colour of the tokens: `colour('ink')`. Understands what the file uses: hex, oklch(), light-dark(), var() and color-mix() in
 * sRGB. `given` are properties that a script sets, such as the town's colour.
 */
export function tokenColours({ scheme, more }: Theme, given: Readonly<Record<string, string>> = {}) {
  const css = source('ui/tokens.css')
  const tokens = new Map([
    ...declared(css, ':root'),
    ...(more ? declared(css, ':root[data-contrast="more"]') : []),
    ...Object.entries(given),
  ])

  function read(value: string): Light {
    const [, name, inner = ''] = /^([\w-]+)\((.*)\)$/s.exec(value) ?? []
    if (name === undefined) return fromHex(value)
    const args = parts(inner)
    switch (name) {
      case 'light-dark':
        return read((scheme === 'light' ? args[0] : args[1]) ?? '')
      case 'var': {
        const own = tokens.get(args[0]?.slice(2) ?? '') ?? args[1]
        if (own === undefined) throw new Error(`no token ${args[0]}`)
        return read(own)
      }
      case 'oklch':
        return fromOklch(inner)
      case 'color-mix':
        return mixed(args.slice(1))
      default:
        throw new Error(`cannot read ${value}`)
    }
  }
  function mixed([first = '', second = '']: readonly string[]): Light {
    const [, colour = '', percent] = /^(.*)\s(\d+)%$/s.exec(first) ?? []
    const share = Number(percent) / 100
    const [one, other] = [read(colour).map(encoded), read(second).map(encoded)]
    return one.map((channel, at) => decoded(channel * share + (other[at] ?? 0) * (1 - share))) as unknown as Light
  }
  return (token: string): Light => read(`var(--${token})`)
}

/** WCAG 2.2's contrast ratio, 1 to 21. */
export function contrast(one: Light, other: Light): number {
  const luminance = ([red, green, blue]: Light) => 0.2126 * red + 0.7152 * green + 0.0722 * blue
  const [darker = 0, brighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (brighter + 0.05) / (darker + 0.05)
}

const clamped = (value: number) => Math.min(1, Math.max(0, value))
/** The transfer function of sRGB (IEC 61966-2-1). */
const decoded = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
const encoded = (light: number) => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055)

function fromHex(text: string): Light {
  const digits = text.slice(1)
  if (!/^#[\da-f]{3}(?:[\da-f]{3})?$/i.test(text)) throw new Error(`cannot read ${text}`)
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits
  return [0, 2, 4].map((at) => decoded(Number.parseInt(long.slice(at, at + 2), 16) / 255)) as unknown as Light
}

/** Björn Ottosson's Oklab, as CSS Color 4 gives it. */
function fromOklch(text: string): Light {
  const [lightness = 0, chroma = 0, hue = 0] = text
    .split(/[\s/]+/)
    .map((part) => (part.endsWith('%') ? Number(part.slice(0, -1)) / 100 : Number(part)))
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    clamped(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clamped(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clamped(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}
