import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { buildState } from '../../tools/appBuild.ts'

/** Before the browser stories: they run against the apps as a visitor gets them. */
export default async function setup(): Promise<void> {
  if ((await buildState()) === 'current') return
  execFileSync(process.execPath, [join(import.meta.dirname, '..', '..', 'tools', 'build.ts'), '--quiet'], {
    stdio: 'inherit',
  })
}
