/** A headless Chromium for the browser stories: from npm on Linux, an installed one elsewhere. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

export type TestBrowser = { browser: Browser; close: () => Promise<void> }

const fromNpm = process.platform === 'linux' && process.arch === 'x64'

const installed = [
  process.env.CHROME_PATH,
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
].find((path) => path && existsSync(path))

/** Why no browser can be started on this machine, for `describe.skipIf`; undefined where one can. */
export const noBrowser =
  fromNpm || installed
    ? undefined
    : `browser stories skipped: no Chromium from npm for ${process.platform} ${process.arch} and no Chrome installed (CHROME_PATH names one)`
if (noBrowser) console.warn(noBrowser)

/**
 * Starts a browser with a profile of its own; `close` ends it and removes the profile.
 * Pages may play sound without a tap where `autoplay` is set, as on a board that is started with that switch. `ownName` is
 * a host name that leads to this machine, so that a page has an address that browsers do not trust over plain http.
 * `cameraSees` is a film (Y4M) that a camera of this machine shows, and pages may look at.
 */
export async function launchBrowser(wishes: BrowserWishes = {}): Promise<TestBrowser> {
  const browser = await chromium.launch(await launchOptions(wishes))
  return { browser, close: () => browser.close() }
}

/** The browser of a device that is switched off and on again: what its pages have kept lies in the folder. */
export async function openProfile(
  folder: string,
  options: Parameters<typeof chromium.launchPersistentContext>[1] = {},
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...options, ...(await launchOptions({})) })
}

interface BrowserWishes {
  readonly autoplay?: boolean
  readonly ownName?: string
  readonly cameraSees?: string
}

async function launchOptions({ autoplay = false, cameraSees, ownName }: BrowserWishes) {
  const chrome = fromNpm ? await unpackedChromium() : { executablePath: installed ?? '', env: {} }
  return {
    executablePath: chrome.executablePath,
    env: { ...process.env, ...chrome.env },
    // Ours alone: the defaults of @sparticuz/chromium switch web security and site isolation off.
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...(ownName ? [`--host-resolver-rules=MAP ${ownName} 127.0.0.1`] : []),
      ...(cameraSees
        ? [
            '--use-fake-device-for-media-stream',
            '--use-fake-ui-for-media-stream',
            `--use-file-for-fake-video-capture=${cameraSees}`,
          ]
        : []),
      ...(autoplay ? ['--autoplay-policy=no-user-gesture-required'] : []),
    ],
  }
}

/** The three fonts of the package and none of the machine's: pages look the same everywhere, and web fonts fail without any. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`

/**
 * Unpacks the packed Chromium of @sparticuz/chromium once, with the libraries (NSS, expat) that a bare Linux lacks. Its own
 * `executablePath()` takes a file that another process is still writing for a finished one, hence the folder and the rename.
 */
async function unpackedChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const require = createRequire(import.meta.url)
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '..')
  const { version } = require(join(packed, 'package.json')) as { version: string }
  const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache')
  const folder = join(cache, `chromium-${version}`)
  if (!existsSync(folder)) {
    const fresh = `${folder}-${randomBytes(4).toString('hex')}`
    await mkdir(fresh, { recursive: true })
    await unpack(packed, fresh)
    await writeFile(join(fresh, 'fonts.conf'), fontSettings)
    await rename(fresh, folder).catch(async (error) => {
      await rm(fresh, { recursive: true, force: true })
      if (!existsSync(folder)) throw error
    })
  }
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  }
}

/** `inflate` writes into the folder for temporary files and nowhere else. */
async function unpack(packed: string, into: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium')
  const before = process.env.TMPDIR
  process.env.TMPDIR = into
  try {
    // The target is chosen when `inflate` is called, so the variable needs to hold until then only.
    const unpacking = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'].map((archive) =>
      inflate(join(packed, 'bin', archive)),
    )
    await Promise.all(unpacking)
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}
