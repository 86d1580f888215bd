import { buildApps, buildState } from '../../tools/appBuild.ts'

/** Before the browser stories: they run against the apps as a visitor gets them. */
export default async function setup(): Promise<void> {
  if ((await buildState()) !== 'current') await buildApps('warn')
}
