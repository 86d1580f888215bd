/** `npm run dev`: the apps with hot replacement on Vite's own port, and the server, restarted when its files change. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'

const root = join(import.meta.dirname, '..')
const vite = await createServer({ root })
await vite.listen()
const address = vite.resolvedUrls?.local[0] ?? ''
for (const path of ['kiosk/', 'display/', 'counter/', 't/']) console.log(`  ${address}${path}`)

const server = spawn(process.execPath, ['--watch', join(root, 'server', 'main.ts')], { cwd: root, stdio: 'inherit' })
server.on('exit', async (code) => {
  await vite.close()
  process.exit(code ?? 0)
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
