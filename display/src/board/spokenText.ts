// The words of an announcement, so that every voice reads a number the same way (rule B).
import type { BoardCall } from '../../../shared/boardViews.ts'
import type { TextTools } from '../../../ui/language.ts'
import { isNumber } from './deskName.ts'

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
type Speller = Pick<TextTools, 't' | 'textOf'>

/** Desk numbers up to this one have a word of their own; voices read higher figures correctly by themselves. */
const lastNumberWord = 12

const isDigit = (character: string): character is Digit => /^\d$/.test(character)

/**
 * The announcement of a call in the language of `texts`: „Nummer A – null – vier – zwei. Bitte zu Schalter sieben.“ Labels
 * are spelled letter by letter and digit by digit, desks are named by their number or their name.
 */
export function spokenText({ label, desk }: Pick<BoardCall, 'label' | 'desk'>, texts: Speller): string {
  const letters = texts.t('board.spoken.letters').split(',')
  const number = [...label]
    .map((one) =>
      isDigit(one) ? texts.t(`board.spoken.digit.${one}`) : (letters[one.charCodeAt(0) - 65]?.trim() ?? one),
    )
    .join(' – ')
  const name = texts.textOf(desk.name)
  if (desk.kind === 'infostand') return texts.t('board.spoken.infostand', { number })
  if (!isNumber(name)) return texts.t('board.spoken.named', { number, desk: name })
  return texts.t('board.spoken.counter', { number, desk: numberWord(name, texts) })
}

function numberWord(figures: string, texts: Speller): string {
  const value = Number(figures)
  if (value > lastNumberWord) return String(value)
  return value < 10 ? texts.t(`board.spoken.digit.${value as 0}`) : texts.t(`board.spoken.number.${value as 10}`)
}
