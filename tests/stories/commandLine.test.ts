// `npm run lotse -- …` beside a running server.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Plan } from '../../shared/plan.ts'
import { lotse, type ServerProcess, startServerProcess } from '../support/lotseProcess.ts'
import { type PrinterEmulator, startPrinterEmulator } from '../support/printerEmulator.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { commandId, connectClient } from '../support/testServer.ts'

let folder: string
let remove: () => Promise<void>
let server: ServerProcess
let printer: PrinterEmulator

beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
  server = await startServerProcess({ folder, env: { LOTSE_CLOCK: '2026-11-23T10:00:00+01:00' } })
  printer = await startPrinterEmulator()
})
afterAll(async () => {
  await server.stop('SIGKILL')
  await printer.close()
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
const issue = (token: string) => post('/sites/kempten/tickets', token, { services: ['personalausweis'] })

describe('lotse beside the running server', () => {
  test('token prints a token alone, which opens the REST API at once', async () => {
    const { code, stdout, stderr } = await lotse(folder, ['token', '--role', 'staff', '--site', 'kempten'])
    const issued = await issue(stdout.trim())
    expect({ code, stderr, status: issued.status }).toEqual({ code: 0, stderr: '', status: 201 })
    expect(stdout).toMatch(/^[\w-]{32}\n$/)
  })

  test('token says what is wrong with role and site', async () => {
    const role = await lotse(folder, ['token', '--role', 'toString', '--site', 'kempten'])
    expect(role).toMatchObject({ code: 2, stdout: '' })
    expect(role.stderr).toContain('staff')
    const site = await lotse(folder, ['token', '--role', 'staff', '--site', 'atlantis'])
    expect(site).toMatchObject({ code: 2, stdout: '' })
    expect(site.stderr).toBe('--site is "atlantis"; give one of kempten, sonthofen.\n')
    const none = await lotse(folder, ['token', '--role', 'staff'])
    expect(none.stderr).toBe('--site is missing; give one of kempten, sonthofen.\n')
  })

  test('a token that was revoked opens nothing within seconds', async () => {
    const before = new Set((await lotse(folder, ['tokens'])).stdout.split('\n'))
    const token = await makeToken()
    expect((await issue(token)).status).toBe(201)
    const [id = ''] =
      (await lotse(folder, ['tokens'])).stdout
        .split('\n')
        .find((line) => !before.has(line))
        ?.split(' ') ?? []
    expect((await lotse(folder, ['revoke', id])).code).toBe(0)
    await vi.waitFor(async () => expect((await issue(token)).status).toBe(401), { timeout: 15_000 })
  })

  test('link prints a link that pairs one browser', async () => {
    const words = ['link', '--app', 'kiosk', '--site', 'sonthofen']
    const { code, stdout } = await lotse(folder, words, { PORT: `${server.port}` })
    expect(code).toBe(0)
    const link = stdout.trim()
    expect(link).toMatch(new RegExp(`^http://localhost:${server.port}/kiosk/pair\\?code=`))
    const first = await fetch(link.replace('localhost', '127.0.0.1'), { redirect: 'manual' })
    expect(first.headers.getSetCookie()[0]).toMatch(/^lotse=.*HttpOnly.*SameSite=Strict/)
    const second = await fetch(link.replace('localhost', '127.0.0.1'), { redirect: 'manual' })
    expect(second.headers.getSetCookie()).toEqual([])
  })

  test('import appointments: they can be found at the counter without a restart', async () => {
    const file = join(folder, 'appointments.csv')
    await writeFile(
      file,
      `site;code;date;time;service;language\nkempten;KSTORY1;2026-11-23;11:45;reisepass;de\nsonthofen;SSTORY1;2026-11-23;11:45;wohngeld;\n`,
    )
    const imported = await lotse(folder, ['import', 'appointments', file])
    expect(imported).toMatchObject({ code: 0, stdout: '2 appointments read, 2 new or changed.\n' })
    const counter = await connectClient(server.url, 'counter', await makeToken())
    try {
      await vi.waitFor(
        async () =>
          expect(await counter.request('appointment:find', { text: 'KSTORY1' })).toMatchObject({
            ok: true,
            value: [{ code: 'KSTORY1', service: 'reisepass', state: 'expected' }],
          }),
        { timeout: 15_000 },
      )
      expect((await lotse(folder, ['cancel', 'appointment', 'KSTORY1'])).code).toBe(0)
      await vi.waitFor(
        async () =>
          expect(await counter.request('appointment:find', { text: 'KSTORY1' })).toMatchObject({
            ok: true,
            value: [{ state: 'cancelled' }],
          }),
        { timeout: 15_000 },
      )
    } finally {
      counter.close()
    }
  })

  test('import appointments takes all of a file or nothing, and names each bad line', async () => {
    const file = join(folder, 'bad.csv')
    await writeFile(
      file,
      'site;code;date;time;service\nkempten;GOOD11;2026-11-30;8:15;reisepass\nkempten;x;never;25:00;nothing\n',
    )
    const { code, stderr } = await lotse(folder, ['import', 'appointments', file])
    expect(code).toBe(2)
    expect(stderr).toMatch(/3/)
    expect((await lotse(folder, ['cancel', 'appointment', 'GOOD11'])).stderr).toContain('No appointment')
  })

  test('export plan, enter a printer, import plan: the next number comes out of it', async () => {
    const exported = await lotse(folder, ['export', 'plan', '--site', 'kempten'])
    const plan = Plan.parse(JSON.parse(exported.stdout))
    const changed = {
      ...plan,
      printers: [
        {
          id: 'hall',
          name: 'Drucker am Eingang',
          profile: 'epson-80',
          connection: { kind: 'tcp', host: '127.0.0.1', port: printer.port },
        },
      ],
      kiosks: plan.kiosks.map((kiosk) => ({ ...kiosk, printer: 'hall' })),
    }
    const file = join(folder, 'plan.json')
    await writeFile(file, JSON.stringify(changed))
    const imported = await lotse(folder, ['import', 'plan', file])
    expect(imported).toMatchObject({ code: 0, stderr: '' })
    expect(imported.stdout).toContain('The plan of kempten is in force.')

    const link = (await lotse(folder, ['link', '--app', 'kiosk', '--site', 'kempten'])).stdout.trim()
    const paired = await fetch(`${server.url}${new URL(link).pathname}${new URL(link).search}`, { redirect: 'manual' })
    const token = paired.headers.getSetCookie()[0]?.match(/lotse=([^;]+)/)?.[1] ?? ''
    const kiosk = await connectClient(server.url, 'kiosk', token)
    try {
      const tap = async () =>
        kiosk.request('ticket:issue', {
          id: commandId(),
          services: [{ service: 'personalausweis' }],
          language: 'de',
          kiosk: 'eingang',
          evenUnstaffed: true,
          priority: null,
          printAt: null,
        })
      const answer = await vi.waitFor(
        async () => {
          const tapped = await tap()
          expect(tapped).toMatchObject({ ok: true, value: { paper: { kind: 'printing', printer: 'hall' } } })
          return tapped
        },
        { timeout: 15_000, interval: 250 },
      )
      const ticket = await printer.waitForTicket(10_000)
      expect(ticket.label).toBe(answer.ok && answer.value.label)
    } finally {
      kiosk.close()
    }
  })

  test('import plan refuses a broken file, says where, and leaves the plan in force', async () => {
    const file = join(folder, 'broken.json')
    const plan = JSON.parse((await lotse(folder, ['export', 'plan', '--site', 'kempten'])).stdout)
    await writeFile(file, JSON.stringify({ ...plan, areas: [], kiosks: [{ ...plan.kiosks[0], printer: 'nowhere' }] }))
    const { code, stderr } = await lotse(folder, ['import', 'plan', file])
    expect(code).toBe(2)
    expect(stderr).toContain('areas')
    await writeFile(file, '{')
    expect((await lotse(folder, ['import', 'plan', file])).stderr).toBe('The file is not JSON.\n')
    expect(JSON.parse((await lotse(folder, ['export', 'plan', '--site', 'kempten'])).stdout)).toEqual(plan)
  })

  test('clerks lists them; clerk add and clerk remove reach the running server within seconds', async () => {
    const before = await lotse(folder, ['clerks', '--site', 'kempten'])
    expect(before).toMatchObject({ code: 0, stderr: '' })
    expect(before.stdout).toContain('Jonas Haug')
    const words = ['clerk', 'add', '--site', 'kempten', '--name', 'Zoë Neu', '--services', 'reisepass,personalausweis']
    const added = await lotse(folder, words)
    expect(added).toMatchObject({ code: 0, stderr: '' })
    const id = added.stdout.match(/\(([\w-]+)\)/)?.[1] ?? ''
    const token = await makeToken()
    const seen = async () => {
      const response = await fetch(`${server.url}/api/sites/kempten/clerks`, {
        headers: { authorization: `Bearer ${token}` },
      })
      return ((await response.json()) as { id: string }[]).find((one) => one.id === id) ?? null
    }
    await vi.waitFor(async () => expect(await seen()).toMatchObject({ name: 'Zoë Neu', active: true }), {
      timeout: 15_000,
      interval: 250,
    })
    expect((await lotse(folder, ['clerks', '--site', 'kempten'])).stdout).toContain(`${id}  Zoë Neu  `)
    expect(await lotse(folder, ['clerk', 'remove', id, '--site', 'kempten'])).toMatchObject({ code: 0, stderr: '' })
    await vi.waitFor(async () => expect(await seen()).toBeNull(), { timeout: 15_000, interval: 250 })
    expect((await lotse(folder, ['clerk', 'remove', id, '--site', 'kempten'])).code).toBe(2)
    const wrong = await lotse(folder, ['clerk', 'add', '--site', 'kempten', '--name', 'Zoë', '--services', 'flying'])
    expect(wrong.stderr).toContain('flying')
  })

  test('what it does not know, it answers with how it is used', async () => {
    expect(await lotse(folder, ['dance'])).toMatchObject({ code: 2, stdout: '' })
    expect((await lotse(folder, ['dance'])).stderr).toContain('npm run lotse -- <command>')
    expect((await lotse(folder, ['--help'])).stdout).toContain('import appointments <file>')
    expect((await lotse(folder, ['token', '--nonsense'])).stderr).not.toContain('    at ')
    const missing = await lotse(folder, ['import', 'plan', join(folder, 'not-there.json')])
    expect(missing.stderr).toContain('not-there.json')
    expect(missing.stderr).not.toContain('    at ')
  })
})
