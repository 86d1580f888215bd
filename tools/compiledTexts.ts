import { baseCompile } from '@intlify/message-compiler'
import type { Plugin } from 'vite'

type Messages = { [key: string]: string | Messages }

/** Whether a text has a placeholder, plural forms or anything else that is not to be shown as it stands. */
const isPattern = (text: string) => /[{}|@\\]/.test(text)

/** The patterns of a catalogue as trees that need no parser; plain texts stay as they are. */
function compiled(messages: Messages): object {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => {
      if (typeof value !== 'string') return [key, compiled(value)]
      return [key, isPattern(value) ? baseCompile(value, { jit: true, location: false, minify: true }).ast : value]
    }),
  )
}

/** Builds the catalogues into a form that the screens can show without the parser for it, which no visitor's phone has to load then. */
export const compiledTexts: Plugin = {
  name: 'lotse-compiled-texts',
  apply: 'build',
  enforce: 'pre',
  config: () => ({ define: { __INTLIFY_DROP_MESSAGE_COMPILER__: 'true' } }),
  transform(code, id) {
    if (!/\/shared\/languages\/(?:staff\/)?[\w-]+\.json$/.test(id)) return
    return { code: JSON.stringify(compiled(JSON.parse(code) as Messages)), map: null }
  },
}
