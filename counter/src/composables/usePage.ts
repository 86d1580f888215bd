import { onScopeDispose, readonly, ref } from 'vue'

export type Page = 'desk' | 'today' | 'statistics' | 'team'

const hashes: Readonly<Record<Page, string>> = { desk: '', today: '#heute', statistics: '#statistik', team: '#team' }
const pageOf = (hash: string): Page =>
  (Object.keys(hashes) as Page[]).find((page) => page !== 'desk' && hashes[page] === hash) ?? 'desk'

/** Which page the address names; the browser's own way back works. */
export function usePage(browser: Pick<Window, 'location' | 'addEventListener' | 'removeEventListener'> = window) {
  const page = ref<Page>(pageOf(browser.location.hash))
  const follow = () => {
    page.value = pageOf(browser.location.hash)
  }
  browser.addEventListener('hashchange', follow)
  onScopeDispose(() => browser.removeEventListener('hashchange', follow))
  return {
    page: readonly(page),
    go(next: Page) {
      browser.location.hash = hashes[next]
    },
  }
}
