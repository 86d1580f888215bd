import { computed } from 'vue'
import { useTexts } from '../../ui/language.ts'
import { useHouse } from './stores/house.ts'

/** Where a visitor gets a number when this kiosk gives none: the neighbour, another kiosk, or the info stand. */
export function useWhereNumbersAre() {
  const house = useHouse()
  const { t, textOf } = useTexts()
  return computed(() => {
    const neighbour = house.view?.neighbour
    if (neighbour) return t('kiosk.neighbour.numbers', { name: textOf(neighbour.name), way: textOf(neighbour.way) })
    const [other] = house.catalogue?.otherKiosks ?? []
    return other ? t('kiosk.closure.other', { name: textOf(other) }) : t('kiosk.closure.infostand')
  })
}
