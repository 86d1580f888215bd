// What views are made with, where a test does not say otherwise.
import { noDemand } from '../../server/domain/demand.ts'
import type { ViewContext } from '../../server/domain/views/context.ts'

export const viewContext = (more: Pick<ViewContext, 'at'> & Partial<ViewContext>): ViewContext => ({
  speed: 1,
  trial: false,
  phone: true,
  nextOpenAt: null,
  printerSign: () => null,
  kioskSign: () => null,
  clerkOf: () => null,
  noteOf: () => null,
  securityTold: () => null,
  silentBoards: [],
  demand: noDemand,
  neighbour: () => null,
  ...more,
})
