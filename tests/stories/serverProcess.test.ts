// The server's process: what it says at its start, what it refuses to start with, and what survives its end.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { lotse, refusedStart, type ServerProcess, startServerProcess } from '../support/lotseProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

let folder: string
let remove: () => Promise<void>
let server: ServerProcess

beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
  server = await startServerProcess({ folder })
})
afterAll(async () => {
  await server.stop('SIGKILL')
  await remove()
})

const makeToken = async () => {
  const { stdout } = await lotse(folder, ['token', '--role', 'staff', '--site', 'kempten'])
  return stdout.trim()
}
const post = async (path: string, token: string, body: unknown = {}) => {
  const response = await fetch(`${server.url}/api${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, json: await response.json().catch(() => null) }
}
const get = async (path: string, token: string) => {
  const response = await fetch(`${server.url}/api${path}`, { headers: { authorization: `Bearer ${token}` } })
  return { status: response.status, json: await response.json() }
}
const issue = (token: string) => post('/sites/kempten/tickets', token, { services: ['personalausweis'] })

describe('the first start', () => {
  test('prints where the apps are, and a one-time link for each', async () => {
    expect(server.stdout()).toContain('The data folder was empty: the example plan is loaded.')
    for (const app of ['kiosk', 'display', 'counter'] as const) {
      expect(server.stdout()).toContain(`http://localhost:${server.port}/${app}/\n`)
      expect(await server.link(app)).toMatch(
        new RegExp(`^http://localhost:${server.port}/${app}/pair\\?code=[\\w-]{20,}$`),
      )
    }
  })

  test('the log is one JSON object a line and holds no secret', async () => {
    const code = (await server.link('counter')).split('code=')[1] ?? ''
    const paired = await fetch(await server.link('counter'), { redirect: 'manual' })
    const token = paired.headers.getSetCookie()[0]?.match(/lotse=([^;]+)/)?.[1] ?? ''
    expect(token).not.toBe('')
    const { json } = await issue(await makeToken())
    const lines = server.stderr().trim().split('\n')
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('msg')
    for (const secret of [code, token, json.key])
      expect(server.stderr() + server.stdout().replaceAll(code, '')).not.toContain(secret)
  })
})

describe('one server a folder', () => {
  test('a second server on the same folder is told who has it', async () => {
    const second = await refusedStart(folder)
    expect(second.code).toBe(1)
    expect(second.stderr).toMatch(/Another Lotse server \(process \d+ on .+\) is running with the data folder/)
    expect(second.stderr).toContain('LOTSE_DATA')
    expect(second.stderr).not.toContain('    at ')
  })

  test('a taken port is a sentence, not a stack', async () => {
    const other = await temporaryFolder()
    try {
      const { code, stderr } = await refusedStart(other.folder, { PORT: `${server.port}` })
      expect(code).toBe(1)
      expect(stderr).toContain(`Port ${server.port} is taken.`)
      expect(stderr).not.toContain('    at ')
    } finally {
      await other.remove()
    }
  })

  test('every unusable value of the environment is told at once', async () => {
    const { code, stderr } = await refusedStart(folder, {
      PORT: 'eighty',
      LOTSE_URL: 'nummer.kempten.de',
      LOTSE_CLOCK: 'tomorrow',
    })
    expect(code).toBe(2)
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['PORT', 'LOTSE_URL', 'LOTSE_CLOCK'])
  })
})

describe('stopping', () => {
  test('SIGTERM ends it cleanly, and the next start has everything', async () => {
    const token = await makeToken()
    const before = await issue(token)
    const ended = await server.stop('SIGTERM')
    expect(ended.code).toBe(0)
    server = await startServerProcess({ folder, port: server.port })
    expect(server.stdout()).not.toContain('pair?code=')
    expect((await get(`/tickets/${before.json.id}`, token)).json).toMatchObject({
      label: before.json.label,
      phase: 'waiting',
    })
    const after = await issue(token)
    expect(Number(after.json.label.slice(1))).toBe(Number(before.json.label.slice(1)) + 1)
  })

  test('kill -9 in the middle of issuing loses nothing that was acknowledged and gives no number twice', async () => {
    const token = await makeToken()
    const acknowledged: { id: string; label: string }[] = []
    const issuer = async () => {
      for (;;) {
        const answer = await issue(token).catch(() => null)
        if (answer?.status !== 201) return
        acknowledged.push(answer.json)
      }
    }
    const issuers = Array.from({ length: 8 }, issuer)
    await vi.waitUntil(() => acknowledged.length >= 60, { timeout: 30_000, interval: 5 })
    await server.stop('SIGKILL')
    await Promise.all(issuers)

    server = await startServerProcess({ folder, port: server.port })
    for (const { id, label } of acknowledged)
      expect((await get(`/tickets/${id}`, token)).json).toMatchObject({ id, label, phase: 'waiting' })
    const next = await issue(token)
    const labels = [...acknowledged.map(({ label }) => label), next.json.label]
    expect(new Set(labels).size).toBe(labels.length)
  })
})

describe('LOTSE_CLOCK', () => {
  const LOTSE_CLOCK = '2026-11-23T10:00:00+01:00*60'

  test('is announced, and its data folder never starts without it', async () => {
    const trial = await temporaryFolder()
    try {
      const running = await startServerProcess({ folder: trial.folder, env: { LOTSE_CLOCK } })
      expect(await (await fetch(`${running.url}/api/health`)).json()).toEqual({ status: 'ok', trial: true })
      await running.stop()
      expect(running.stdout()).toMatch(/Trial clock: 2026-11-23T09:\d\d:\d\d.\d{3}Z, 60 times as fast\./)
      expect(running.stderr()).toContain('running under LOTSE_CLOCK')

      const without = await refusedStart(trial.folder)
      expect(without.code).toBe(1)
      expect(without.stderr).toContain('was made under LOTSE_CLOCK and starts only with it')
    } finally {
      await trial.remove()
    }
  })

  test('is refused with a plan that is not marked as example', async () => {
    const town = await temporaryFolder()
    try {
      const running = await startServerProcess({ folder: town.folder })
      const plan = JSON.parse((await lotse(town.folder, ['export', 'plan', '--site', 'kempten'])).stdout)
      const file = join(town.folder, 'plan.json')
      await writeFile(file, JSON.stringify({ ...plan, example: false }))
      expect((await lotse(town.folder, ['import', 'plan', file])).code).toBe(0)
      await running.stop()

      const refused = await refusedStart(town.folder, { LOTSE_CLOCK })
      expect(refused.code).toBe(1)
      expect(refused.stderr).toContain('LOTSE_CLOCK is refused')
      expect(refused.stderr).not.toContain('    at ')
    } finally {
      await town.remove()
    }
  })
})
