import { afterEach, expect, test, vi } from 'vitest'
import { kept, reach } from '../build/apart.ts'
import { pauseAfter } from '../src/card/news'
import { registerWorker } from '../src/worker'

afterEach(() => vi.unstubAllGlobals())

test('what has a hash in its name is kept by name, what has none by its content, and a page by its address', () => {
  expect(kept({ fileName: 'assets/x-1a2b.js', content: 'x' })).toEqual({ url: '/static/app/assets/x-1a2b.js', revision: null })
  const page = kept({ fileName: 'counter.html', content: 'x' })
  expect(page.url).toBe('/counter')
  expect(page.revision).toMatch(/^[0-9a-f]{16}$/)
  expect(kept({ fileName: 'counter.html', content: 'y' }).revision).not.toBe(page.revision)
})

test('an entry brings along what it imports now and later', () => {
  type Files = Parameters<typeof reach>[1]
  const chunk = (fileName: string, imports: string[], dynamicImports: string[] = []) =>
    [fileName, { type: 'chunk', fileName, imports, dynamicImports }] as const
  const files = new Map([
    chunk('counter.js', ['shared.js'], ['words.js']),
    chunk('shared.js', ['counter.js']),
    chunk('words.js', []),
    chunk('owner.js', ['shared.js']),
  ]) as unknown as Files
  expect(reach('counter.js', files).map(({ fileName }) => fileName)).toEqual(['counter.js', 'shared.js', 'words.js'])
})

test('a browser without workers, as by plain HTTP, is left alone', async () => {
  vi.stubGlobal('navigator', {})
  await expect(registerWorker()).resolves.toBeUndefined()
})

test('the worker is registered for the whole origin, by an address that the policy has seen', async () => {
  const told: string[] = []
  const register = vi.fn(async () => ({ waiting: { postMessage: (text: string) => told.push(`waiting ${text}`) } }))
  const ready = Promise.resolve({ active: { postMessage: (text: string) => told.push(`active ${text}`) } })
  vi.stubGlobal('navigator', { serviceWorker: { register, ready } })
  const seen = { name: '', rules: {} as { createScriptURL: (url: string) => string } }
  vi.stubGlobal('trustedTypes', {
    createPolicy: (name: string, rules: typeof seen.rules) => {
      Object.assign(seen, { name, rules })
      return { createScriptURL: (url: string) => `trusted ${rules.createScriptURL(url)}` }
    },
  })
  await registerWorker()
  expect(register).toHaveBeenCalledWith('trusted /sw.js', { scope: '/', updateViaCache: 'none' })
  expect(told).toEqual(['waiting started', 'active started'])
  expect(seen.name).toBe('timbro-worker')
  expect(() => seen.rules.createScriptURL('/other.js')).toThrow()
})

test('who is not told asks ever more seldom, up to a minute', () => {
  expect([5_000, 20_000, 59_000, 60_000].map(pauseAfter)).toEqual([7_500, 30_000, 60_000, 60_000])
})
