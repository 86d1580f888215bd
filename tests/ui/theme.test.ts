import { expect, test } from 'vitest'
import { showTheme } from '../../ui/theme.ts'

const shown = (
  choice: Parameters<typeof showTheme>[0],
  wantsContrast: boolean,
  before: Record<string, string> = {},
) => {
  const dataset = { ...before }
  showTheme(choice, { dataset }, wantsContrast)
  return dataset
}

test('A1 without a choice the device decides, contrast included', () => {
  expect(shown('device', false, { theme: 'dark', contrast: 'more' })).toEqual({})
  expect(shown('device', true)).toEqual({ contrast: 'more' })
})

test('A1 a choice holds whatever the device says', () => {
  expect(shown('light', true)).toEqual({ theme: 'light' })
  expect(shown('dark', false, { contrast: 'more' })).toEqual({ theme: 'dark' })
  expect(shown('contrast', false, { theme: 'light' })).toEqual({ contrast: 'more' })
})
