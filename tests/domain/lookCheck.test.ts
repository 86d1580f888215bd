import { describe, expect, test } from 'vitest'
import { contrastOf, grounds } from '../../server/domain/lookCheck.ts'
import { checkPlan } from '../../server/domain/planCheck.ts'
import { smallPlan } from '../support/smallPlan.ts'
import { contrast, themes, tokenColours } from '../support/tokenColours.ts'

const found = (look: Parameters<Parameters<typeof smallPlan>[0] & object>[0]['site']['look']) =>
  checkPlan(
    smallPlan((draft) => {
      draft.site.look = look
    }),
  ).map(({ code, path, params }) => ({ code, path, ...params }))
const svg = (content: string) =>
  `data:image/svg+xml;base64,${btoa(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">${content}</svg>`)}`

describe('A8 the town’s colours', () => {
  test('are taken where they can be read on bright and on dark screens', () => {
    expect(found({ accent: '#9b1c31', accentOnDark: '#ff9fae' })).toEqual([])
  })

  test('are refused where they cannot, with the contrast that they have and the one that is needed', () => {
    expect(found({ accent: '#ff6677', accentOnDark: '#5b0f1d' })).toEqual([
      { code: 'colour-too-weak', path: 'site.look.accent', colour: '#ff6677', contrast: 2.5, least: 4.5 },
      { code: 'colour-too-weak', path: 'site.look.accentOnDark', colour: '#5b0f1d', contrast: 1.1, least: 4.5 },
    ])
  })

  test.each(['#777777', '#9b1c31', '#0a5c36', '#8a6d00', '#0b3d91'])(
    'are judged as the tokens use them: %s',
    (accent) => {
      const colour = tokenColours(themes.light, { town: accent })
      const worst = Math.min(
        ...['paper', 'card', 'harbour-soft', 'on-harbour'].map((ground) => contrast(colour('harbour'), colour(ground))),
      )
      expect(found({ accent }).length === 0).toBe(worst >= 4.5)
    },
  )

  test('the grounds that the check knows are those of the tokens', () => {
    const [white, black] = [
      [255, 255, 255],
      [0, 0, 0],
    ]
    for (const [field, theme] of [
      ['accent', themes.light],
      ['accentOnDark', themes.dark],
    ] as const) {
      const colour = tokenColours(theme)
      const { paper, card, on } = grounds[field]
      for (const [known, token] of [
        [paper, 'paper'],
        [card, 'card'],
        [on, 'on-harbour'],
      ] as const) {
        expect(contrastOf(known, black), token).toBeCloseTo(contrast(colour(token), [0, 0, 0]), 1)
        expect(contrastOf(known, white), token).toBeCloseTo(contrast(colour(token), [1, 1, 1]), 0)
      }
    }
  })
})

describe('A8 the coat of arms', () => {
  test('may be a drawing or a PNG', () => {
    expect(found({ arms: svg('<defs><path id="a" d="M0 0h8v8z"/></defs><use href="#a" fill="url(#b)"/>') })).toEqual([])
    expect(found({ arms: `data:image/png;base64,${btoa('\x89PNG\r\n\x1a\nIHDR')}` })).toEqual([])
  })

  test.each([
    '<script>alert(1)</script>',
    '<path onload="alert(1)" d="M0 0"/>',
    '<image href="https://example.org/x.png"/>',
    '<use href="https://example.org/x.svg#a"/>',
    "<use xlink:href='data:image/svg+xml,x'/>",
    '<rect style="fill:url(https://example.org/x)"/>',
    '<style>@import "https://example.org/x.css"</style>',
    '<foreignObject><p>Hello</p></foreignObject>',
    '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
    '<svg:script>alert(1)</svg:script>',
  ])('is refused when it is more than a picture: %s', (content) => {
    expect(found({ arms: svg(content) })).toEqual([{ code: 'arms-unsafe', path: 'site.look.arms' }])
  })

  test('is refused when it is something else', () => {
    expect(found({ arms: `data:image/png;base64,${btoa('<svg></svg>')}` })).toHaveLength(1)
    expect(
      found({ arms: `data:image/svg+xml;base64,${btoa('<!DOCTYPE svg [<!ENTITY x "y">]><svg>&x;</svg>')}` }),
    ).toHaveLength(1)
    expect(found({ arms: `data:image/svg+xml;base64,${btoa('Hello')}` })).toHaveLength(1)
  })
})
