// Which of the themes of ui/tokens.css a page shows.

/** `device`: bright or dark, and sharper, as the device is set. */
export const themeChoices = ['device', 'light', 'dark', 'contrast'] as const
export type ThemeChoice = (typeof themeChoices)[number]

/** High contrast keeps the device's choice between bright and dark. */
export function showTheme(
  choice: ThemeChoice,
  { dataset }: Pick<HTMLElement, 'dataset'> = document.documentElement,
  wantsContrast: boolean = matchMedia('(prefers-contrast: more)').matches,
): void {
  if (choice === 'light' || choice === 'dark') dataset.theme = choice
  else delete dataset.theme
  if (choice === 'contrast' || (choice === 'device' && wantsContrast)) dataset.contrast = 'more'
  else delete dataset.contrast
}
