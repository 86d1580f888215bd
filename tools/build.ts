import { buildApps } from './appBuild.ts'

// Whoever starts the build may work in another mode (a test runner does): visitors get the one for daily use.
process.env.NODE_ENV = 'production'
await buildApps(process.argv.includes('--quiet') ? 'warn' : 'info')
