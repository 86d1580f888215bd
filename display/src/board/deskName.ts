import type { BoardCall } from '../../../shared/boardViews.ts'
import type { TextTools } from '../../../ui/language.ts'

export const isNumber = (name: string) => /^\d{1,4}$/.test(name)

/** A desk as the large call names it: "Schalter 7", "Infostand". */
export function deskName(
  desk: Pick<BoardCall['desk'], 'name' | 'kind'>,
  { t, textOf }: Pick<TextTools, 't' | 'textOf'>,
) {
  const name = textOf(desk.name)
  return desk.kind === 'counter' && isNumber(name) ? t('board.counter', { desk: name }) : name
}

/** A desk as a row names it: "7", "Info". */
export function deskSign(
  desk: Pick<BoardCall['desk'], 'name' | 'kind'>,
  { t, textOf }: Pick<TextTools, 't' | 'textOf'>,
) {
  return desk.kind === 'infostand' ? t('board.infostandSign') : textOf(desk.name)
}
