import { afterEach, expect, test } from 'vitest'
import { type EffectScope, effectScope, nextTick, ref } from 'vue'
import type { ConnectionState } from '../../ui/connection.ts'
import { useKeptPage } from '../../ui/keptPage.ts'

class Worker extends EventTarget {
  state = 'installing'
  readonly told: unknown[] = []
  postMessage(message: unknown) {
    this.told.push(message)
  }
  become(state: string) {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}

/** What a browser does with the workers of a page, step by step. */
class Container extends EventTarget {
  controller: Worker | null = null
  looked = 0
  readonly registration = Object.assign(new EventTarget(), {
    installing: null as Worker | null,
    waiting: null as Worker | null,
    update: async () => {
      this.looked += 1
    },
  })
  readonly registered: string[] = []
  async register(address: string) {
    this.registered.push(address)
    return this.registration
  }
  /** A newer build is found and kept whole. */
  find() {
    const worker = new Worker()
    this.registration.installing = worker
    this.registration.dispatchEvent(new Event('updatefound'))
    this.registration.waiting = worker
    this.registration.installing = null
    worker.become('installed')
    return worker
  }
}

let scope: EffectScope | undefined
afterEach(() => scope?.stop())

const start = async ({ had = true, used = false } = {}) => {
  const container = new Container()
  if (had) container.controller = new Worker()
  const state = ref<ConnectionState>('online')
  const idle = ref(!used)
  let reloads = 0
  scope = effectScope()
  scope.run(() =>
    useKeptPage(
      '/kiosk/worker.js',
      { state, idle },
      { container: container as unknown as ServiceWorkerContainer, reload: () => void reloads++ },
    ),
  )
  await nextTick()
  return { container, idle, state, reloads: () => reloads }
}

test('K36 the worker of the page is registered, and the first one of all makes no page load anew', async () => {
  const { container, reloads } = await start({ had: false })
  expect(container.registered).toEqual(['/kiosk/worker.js'])
  container.dispatchEvent(new Event('controllerchange'))
  expect(reloads()).toBe(0)
})

test('K36 a newer build takes over at once while nobody is using the screen, and the page is loaded anew from it', async () => {
  const { container, reloads } = await start()
  expect(container.find().told).toEqual(['take-over'])
  container.dispatchEvent(new Event('controllerchange'))
  expect(reloads()).toBe(1)
})

test('K36 a newer build waits until the visitor has gone', async () => {
  const { container, idle, reloads } = await start({ used: true })
  const newer = container.find()
  expect(newer.told).toEqual([])
  expect(reloads()).toBe(0)
  idle.value = true
  await nextTick()
  expect(newer.told).toEqual(['take-over'])
})

test('K36 whenever the line is back it looks for a newer build', async () => {
  const { container, state } = await start()
  state.value = 'offline'
  await nextTick()
  expect(container.looked).toBe(0)
  state.value = 'online'
  await nextTick()
  expect(container.looked).toBe(1)
})
