/** `npm start`: builds the apps when their sources have changed since the last build, then becomes the server. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildState, canBuild } from './appBuild.ts'

const state = await buildState()
if (state !== 'current' && canBuild()) {
  console.log('Building the apps …')
  // A process of its own gives the bundler's memory back before the server starts.
  const built = spawnSync(process.execPath, [join(import.meta.dirname, 'build.ts'), '--quiet'], { stdio: 'inherit' })
  if (built.status !== 0) process.exit(built.status ?? 1)
} else if (state === 'missing') {
  console.error('The apps are not built, and the packages that build them are not installed.')
  console.error('Run `npm ci && npm run build`, or copy the folder dist/ from a machine that did, and start again.')
  process.exit(1)
} else if (state === 'stale') {
  console.warn('The apps in dist/ are older than their sources. Run `npm ci && npm run build` to renew them.')
}

await import('../server/main.ts')
