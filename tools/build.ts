import { buildApps } from './appBuild.ts'

await buildApps(process.argv.includes('--quiet') ? 'warn' : 'info')
