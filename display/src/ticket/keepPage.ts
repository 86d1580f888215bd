// The page is kept for when there is no network, where the browser allows that (over https, and on this machine).

/** Registers the worker and lets it keep what this page has loaded before the worker was there. */
export async function keepPage(container: ServiceWorkerContainer | undefined = navigator.serviceWorker): Promise<void> {
  if (!container) return
  try {
    await container.register('/t/worker.js')
    const { active } = await container.ready
    const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
    active?.postMessage(loaded.filter((path) => path.startsWith('/assets/')))
  } catch {
    // The page works without.
  }
}
