/** What the linter must refuse, and what it must let through: each a line of code in a room (a folder, or a file with rules of its own). */
export type Fixture = { readonly room: string; readonly code: string }
export type Ban = Fixture & { readonly rule: string }

const imports = (room: string, ...sources: string[]): Ban[] =>
  sources.map((source) => ({ room, code: `import { x } from '${source}'`, rule: 'noRestrictedImports' }))
const types = (room: string, ...sources: string[]): Fixture[] =>
  sources.map((source) => ({ room, code: `import type { X } from '${source}'` }))
const lines = (room: string, rule: string, ...codes: string[]): Ban[] => codes.map((code) => ({ room, code, rule }))
const free = (room: string, ...codes: string[]): Fixture[] => codes.map((code) => ({ room, code }))

const apps = ['kiosk', 'display', 'counter']

export const forbidden: readonly Ban[] = [
  ...imports('shared', '../server/domain/events.ts', '../ui/connection.ts', 'hono', 'node:fs', 'vue'),

  ...imports('server/domain', '../store/store.ts', '../live/desk.ts', '../http/app.ts', '../devices/printer.ts'),
  ...imports(
    'server/domain',
    '../clock.ts',
    '../liveDay.ts',
    '../app.ts',
    '../config.ts',
    'node:crypto',
    'crypto',
    'zod',
  ),
  ...imports('server/domain', 'kysely', '@hono/zod-openapi', '../../ui/connection.ts', '../../kiosk/src/idle.ts'),
  ...lines(
    'server/domain',
    'noRestrictedGlobals',
    'export const a = Date.now()',
    'export const b = new Date()',
    'export const c = performance.now()',
    'setTimeout(() => {}, 1)',
    'setInterval(() => {}, 1)',
    'setImmediate(() => {})',
    'queueMicrotask(() => {})',
    'export const d = crypto.randomUUID()',
    'export const e = process.hrtime()',
    "export const f = fetch('https://example.org')",
    'export const g = globalThis.Date.now()',
    'export const h = globalThis.Math.random()',
    "console.log('')",
  ),
  ...lines('server/domain', 'plugin', 'export const i = Math.random()', 'export const j = Temporal.Now.instant()'),
  ...lines('server/domain', 'plugin', 'export const k = Math', 'export const l = [Temporal]', 'const { max } = Math'),
  ...lines(
    'server/domain',
    'noJsRestrictedProperties',
    "export const m = Math['random']()",
    'const { random } = Math',
    'const { Now } = Temporal',
  ),

  ...imports('server/liveDay.ts', './live/desk.ts', './http/app.ts', './devices/printer.ts', './store/sqlite.ts'),
  ...imports('server/liveDay.ts', './app.ts', './main.ts', './config.ts', 'hono', 'socket.io', '../kiosk/src/idle.ts'),
  ...imports(
    'server/operations',
    '../live/desk.ts',
    '../http/app.ts',
    '../devices/tcpPrinter.ts',
    '../store/sqlite.ts',
  ),
  ...imports('server/live', '../http/app.ts', '../devices/printer.ts', '../store/sqlite.ts', '../app.ts', '../main.ts'),
  ...imports('server/http', '../live/desk.ts', '../devices/printer.ts', '../store/sqlite.ts', '../app.ts', '../cli.ts'),
  ...imports(
    'server/devices',
    '../live/desk.ts',
    '../http/app.ts',
    '../domain/events.ts',
    '../liveDay.ts',
    '../store/sqlite.ts',
  ),
  ...imports(
    'server/store',
    '../live/desk.ts',
    '../http/app.ts',
    '../devices/printer.ts',
    '../liveDay.ts',
    '../app.ts',
  ),
  ...imports('server/app.ts', './store/sqlite.ts', './store/postgres.ts', '../ui/connection.ts', '../tools/build.ts'),
  ...imports(
    'server/samples',
    '../domain/decide.ts',
    '../store/store.ts',
    '../operations/perform.ts',
    '../http/app.ts',
  ),
  ...imports('server/main.ts', './domain/decide.ts', './live/desk.ts', './http/app.ts', '../counter/src/keys.ts'),
  ...imports('server/cli.ts', './domain/decide.ts', './live/desk.ts', './http/app.ts', '../tests/support/browser.ts'),
  ...['live', 'http', 'devices', 'store', 'domain', 'operations'].flatMap((room) => [
    ...imports(`server/${room}`, '../../kiosk/src/idle.ts', '../../ui/connection.ts', '../../tests/support/browser.ts'),
    ...lines(`server/${room}`, 'noProcessEnv', 'export const port = process.env.PORT'),
  ]),
  ...lines('server/app.ts', 'noProcessEnv', 'export const port = process.env.PORT'),
  ...lines('server/config.ts', 'noProcessEnv', "import { env } from 'node:process'; export const port = env.PORT"),
  ...lines('server/live', 'noConsole', "console.log('')"),
  ...lines('server/http', 'noUndeclaredDependencies', "import { build } from 'vite'", "import { x } from 'left-pad'"),

  ...['ui', ...apps].flatMap((room) => [
    ...imports(room, '../server/domain/events.ts', '../../server/app.ts', 'zod', 'zod/v4', 'hono', 'node:fs'),
    ...imports(room, ...apps.filter((app) => app !== room).map((app) => `../../${app}/src/parts.ts`)),
    ...imports(room, '../../tools/build.ts', '../../tests/support/browser.ts'),
    ...lines(
      room,
      'plugin',
      "import { Plan } from '../../shared/plan.ts'",
      "import { type Plan } from '../../shared/plan.ts'",
      "import plan from '../../shared/plan.ts'",
      "import * as plan from '../../shared/plan.ts'",
      "import '../../shared/plan.ts'",
      "export { Plan } from '../../shared/plan.ts'",
      "export * from '../../shared/plan.ts'",
      "export const plan = await import('../../shared/plan.ts')",
    ),
    ...lines(room, 'noRestrictedGlobals', 'export const a = Temporal.PlainDate', 'export const b = process.platform'),
    ...lines(
      room,
      'noJsRestrictedProperties',
      'export const c = crypto.randomUUID()',
      'export const d = crypto.subtle',
    ),
  ]),
  ...lines('kiosk/One.vue', 'plugin', `<script setup lang="ts">import { Plan } from '../../shared/plan.ts'</script>`),
  ...lines('kiosk/Two.vue', 'noRestrictedImports', `<script setup lang="ts">import { z } from 'zod'</script>`),
  ...lines('kiosk/Three.vue', 'noRestrictedGlobals', '<script setup lang="ts">const day = Temporal.PlainDate</script>'),

  ...imports('tools', '../server/app.ts', '../server/store/store.ts', '../kiosk/src/idle.ts', '../ui/connection.ts'),
  ...imports('tools/replay', '../../server/domain/decide.ts', '../../server/liveDay.ts', '../../server/http/app.ts'),
  ...imports('tools/bench', '../../server/live/sockets.ts', '../../server/http/app.ts', '../../kiosk/src/idle.ts'),
  ...imports('tools/start.ts', '../server/app.ts', '../server/cli.ts'),

  ...lines('tests', 'noJsRestrictedProperties', "vi.mock('../server/clock.ts')", "vi.doMock('../server/clock.ts')"),
  ...lines('tests', 'noFocusedTests', "import { test } from 'vitest'; test.only('alone', () => {})"),
  ...lines('shared', 'noEnum', 'export enum Phase { waiting }'),
  ...lines('shared', 'noDefaultExport', 'export default 1'),
  ...lines('server/http/long.ts', 'noExcessiveLinesPerFile', 'void 0\n'.repeat(301)),
]

export const allowed: readonly Fixture[] = [
  ...types('shared', 'zod', './ids.ts'),
  ...types('server/domain', './state.ts', '../../shared/plan.ts', '../../shared/ids.ts'),
  ...free(
    'server/domain',
    'export const n = Math.max(1, Math.min(2, 3))',
    "export const o = Temporal.PlainTime.from('12:00')",
  ),
  ...free('server/domain', 'export const p = (now: Temporal.Instant) => now.epochMilliseconds'),
  ...types('server/liveSites.ts', './domain/decide.ts', './store/store.ts', './clock.ts', '../shared/plan.ts'),
  ...types(
    'server/live',
    '../liveDay.ts',
    '../operations/perform.ts',
    '../store/store.ts',
    '../domain/views.ts',
    'socket.io',
  ),
  ...types(
    'server/http',
    '../liveDay.ts',
    '../operations/perform.ts',
    '../store/store.ts',
    '../domain/views.ts',
    'hono',
  ),
  ...types('server/devices', '../store/store.ts', '../../shared/slip.ts', 'node:net', 'iconv-lite'),
  ...types('server/store', '../domain/events.ts', '../devices/printJobs.ts', 'kysely', 'node:sqlite'),
  ...types('server/clock.ts', './store/store.ts', './config.ts'),
  ...types('server/main.ts', './app.ts', './store/sqlite.ts', './devices/tcpPrinter.ts', './config.ts'),
  ...free('server/main.ts', 'export const config = process.env'),
  ...free('server/cli.ts', 'export const config = process.env', "console.log('')"),
  ...['ui', ...apps].flatMap((room) => [
    ...types(room, '../../shared/plan.ts', 'vue', 'socket.io-client'),
    ...free(room, "import { protocolVersion } from '../../shared/version.ts'"),
    ...free(room, "import de from '../../shared/languages/de.json'"),
    ...free(room, "export const load = () => import('../../shared/languages/en.json')"),
    ...free(room, "import { ownName } from '../../shared/languages/habits.ts'"),
    ...free(room, 'export const id = crypto.getRandomValues(new Uint8Array(16))'),
  ]),
  ...apps.flatMap((room) => types(room, '../../ui/connection.ts', './stores/queue.ts')),
  ...types('tools', '../shared/plan.ts'),
  ...types('tools/replay', '../../server/app.ts', '../../server/store/sqlite.ts', '../../shared/plan.ts'),
  ...types(
    'tools/bench',
    '../../server/app.ts',
    '../../server/liveDay.ts',
    '../../server/domain/evolve.ts',
    '../../server/store/sqlite.ts',
  ),
]
