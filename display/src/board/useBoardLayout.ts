import { computed, type Ref, shallowRef, watch } from 'vue'
import type { BoardCall, BoardCatalogue } from '../../../shared/boardViews.ts'
import { useTexts } from '../../../ui/language.ts'
import { shortNames } from './areaNames.ts'
import { deskName, deskSign } from './deskName.ts'
import { type LayOut, layOut } from './layout.ts'
import type { TextWidth } from './useScreen.ts'

interface Shapes {
  readonly labels: ReadonlySet<string>
  readonly signs: ReadonlySet<string>
  readonly desks: ReadonlySet<string>
}

/** Figures are all as wide as a zero, so that few shapes stand for all numbers of a day. */
const shapeOf = (text: string) => text.replace(/\d/g, '0')

/**
 * Lays the board out for the widest calls that it has shown so far: it settles during the first calls and then stands
 * still. `rows` is asked for in the address by whoever sets the board up.
 */
export function useBoardLayout(
  catalogue: () => Pick<BoardCatalogue, 'display' | 'areas'>,
  calls: () => readonly BoardCall[],
  screen: Readonly<Ref<{ readonly width: number; readonly height: number }>>,
  widthOf: TextWidth,
): Readonly<Ref<LayOut>> {
  const texts = useTexts()
  const shapes = shallowRef<Shapes>({ labels: new Set(['A000']), signs: new Set(['0']), desks: new Set() })
  watch(
    calls,
    (shown) => {
      const { labels, signs, desks } = shapes.value
      const next = {
        labels: labels.union(new Set(shown.map(({ label }) => shapeOf(label)))),
        signs: signs.union(new Set(shown.map(({ desk }) => shapeOf(deskSign(desk, texts))))),
        desks: desks.union(new Set(shown.map(({ desk }) => shapeOf(deskName(desk, texts))))),
      }
      const grown = next.labels.size > labels.size || next.signs.size > signs.size || next.desks.size > desks.size
      if (grown) shapes.value = next
    },
    { immediate: true },
  )
  const widest = (of: Iterable<string>) => Math.max(0, ...[...of].map((text) => widthOf(text)))
  const wanted = Number(new URLSearchParams(location.search).get('rows')) || undefined

  return computed(() => {
    const { labels, signs, desks } = shapes.value
    const { display, areas } = catalogue()
    const { diagonalInches, farthestSeatMetres } = display
    const names = areas.length > 1 ? shortNames(areas.map(({ name }) => texts.textOf(name))) : []
    return layOut(
      { ...screen.value, diagonalInches, farthestSeatMetres },
      {
        label: widest(labels),
        sign: widest(signs),
        desk: widest(desks),
        deskPart: widest([...desks].flatMap((name) => name.split(' '))),
        area: widest(names),
      },
      wanted,
    )
  })
}
