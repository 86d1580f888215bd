const letters = '1em "Atkinson Hyperlegible Next Variable"'

/**
 * Resolves when the usual letters are there, at the latest after `longestMs`: a page whose letters change while it is read jumps.
 * Never rejects.
 */
export async function lettersReady(
  longestMs = 1_000,
  fonts: Pick<FontFaceSet, 'load'> = document.fonts,
): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, longestMs))
  await Promise.race([fonts.load(letters).catch(() => undefined), late])
}
