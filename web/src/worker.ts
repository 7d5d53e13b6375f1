//! Registers the service worker, which lets the counter and a card open without a network.

/** The one address that the worker has. The policy lets no other text become a script's address. */
const address = '/sw.js'

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string }
}

/** The address in the form that the page's policy asks for, where the browser knows of such policies. */
function trusted(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  const only = (url: string) => {
    if (url !== address) throw new TypeError('only the worker of timbro is registered')
    return url
  }
  return trustedTypes?.createPolicy('timbro-worker', { createScriptURL: only }).createScriptURL(address) ?? address
}

/**
 * Registers the worker, once for each page that starts. By plain HTTP there is none, and nothing happens. A version that
 * waits takes over now, at a start, if no other page is open; it keeps the files of the version before it, so that this
 * page can still load what it has not loaded yet.
 */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    const registration = await navigator.serviceWorker.register(trusted(), { scope: '/', updateViaCache: 'none' })
    registration.waiting?.postMessage('started')
    const { active } = await navigator.serviceWorker.ready
    active?.postMessage('started')
  } catch {
    // A private window may forbid workers; then the page needs a network, as any page does.
  }
}
