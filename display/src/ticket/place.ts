import type { OwnPhase } from '../../../shared/ownView.ts'
import type { TextTools } from '../../../ui/language.ts'

/** The desk to go to, as the board names it: "Schalter 7", "Infostand". */
export function deskIn(
  { desk, deskKind }: Pick<Extract<OwnPhase, { kind: 'called' }>, 'desk' | 'deskKind'>,
  { t, textOf }: Pick<TextTools, 't' | 'textOf'>,
): string {
  const name = textOf(desk)
  return deskKind === 'counter' && /^\d+$/.test(name) ? t('own.called.counter', { desk: name }) : name
}
