import { expect, test, vi } from 'vitest'
import { max_age_ms, max_waiting, pauseAfter, Queue, type Attempt, type Scan, type Tools } from '../src/counter/queue'
import type { Shelf } from '../src/counter/shelf'

const scan = (key: string): Scan => ({ key, body: { code: `T1${key}`, stamps: 1 }, made_at_ms: 0 })
const stamped = { kind: 'stamped', answer: {} } as Attempt
const unconfirmed: Attempt = { kind: 'unconfirmed', problem: { type: 'unreachable' } }
const refused: Attempt = { kind: 'refused', problem: { type: 'cool-down' } }

/** A browser's store in a map, and what it refused. */
function shelf(): Shelf & { scans: Map<string, Scan>; refused: [string, string | undefined][] } {
  const scans = new Map<string, Scan>()
  const refused: [string, string | undefined][] = []
  let device_seq = 0
  return {
    scans,
    refused,
    all: async () => [...scans.values()],
    has: async (key) => scans.has(key),
    put: async (scan) => {
      const numbered = { ...scan, body: { ...scan.body, device_seq: (device_seq += 1) } }
      scans.set(scan.key, numbered)
      return numbered
    },
    drop: async (key) => void scans.delete(key),
    refuse: async ({ key }, { type }) => void (scans.delete(key), refused.push([key, type])),
  }
}

const never = () => new Promise<never>(() => {})

/** A queue whose server gives these answers in turn, and whose clock does not wait. */
function queue(answers: Attempt[], store = shelf(), tools: Partial<Tools> = {}) {
  const tries: Scan[] = []
  const reports: [string, string][] = []
  const made = new Queue({
    shelf: store,
    may: () => true,
    attempt: async (scan) => {
      tries.push(structuredClone(scan))
      return answers.shift() ?? stamped
    },
    pause: async () => {},
    alone: async (_, work) => work(),
    report: (scan, attempt) => reports.push([scan.key, attempt.kind]),
    changed: () => {},
    ...tools,
  })
  return { made, tries, reports, store }
}

test('every try carries the same key, the same number and the same body', async () => {
  const { made, tries, store } = queue([unconfirmed, unconfirmed, unconfirmed, stamped])
  await made.add(scan('a'))
  await vi.waitFor(() => expect(made.waiting).toBe(0))
  const sent = { ...scan('a'), body: { ...scan('a').body, device_seq: 1 } }
  expect(tries).toEqual([sent, sent, sent, sent])
  expect(store.scans.size).toBe(0)
})

test('a scan is stored before it is sent', async () => {
  const store = shelf()
  const { made, tries } = queue([], store, {
    attempt: async () => {
      expect(store.scans.has('a')).toBe(true)
      return stamped
    },
  })
  expect(await made.add(scan('a'))).toBe('kept')
  await vi.waitFor(() => expect(made.waiting).toBe(0))
  expect(tries, 'the present attempt is another').toEqual([])
})

test('a page that was closed sends the same scans when it opens again', async () => {
  const first = queue([unconfirmed], shelf(), { pause: never })
  await first.made.add(scan('a'))
  await vi.waitFor(() => expect(first.reports).toEqual([['a', 'unconfirmed']]))
  const second = queue([stamped], first.store)
  await second.made.load()
  second.made.send()
  await vi.waitFor(() => expect(second.made.waiting).toBe(0))
  expect(second.tries).toEqual(first.tries)
})

test('one that fails does not hold up the next, and the newest goes first', async () => {
  const { made, reports } = queue([unconfirmed, stamped, refused], shelf(), { pause: never })
  await made.add(scan('a'))
  await vi.waitFor(() => expect(reports).toHaveLength(1))
  await made.add(scan('b'))
  await vi.waitFor(() => expect(made.waiting).toBe(0))
  expect(reports).toEqual([['a', 'unconfirmed'], ['b', 'stamped'], ['a', 'refused']])
})

test('a refusal leaves the waiting for the refused in one step', async () => {
  const { made, store } = queue([refused])
  await made.add(scan('a'))
  await vi.waitFor(() => expect(made.waiting).toBe(0))
  expect([store.refused, store.scans.size]).toEqual([[['a', 'cool-down']], 0])
})

test('a shift that is over keeps the scan', async () => {
  const { made, reports, store } = queue([{ kind: 'locked' }])
  await made.add(scan('a'))
  await vi.waitFor(() => expect(reports).toEqual([['a', 'locked']]))
  expect(made.waiting).toBe(1)
  expect(store.scans.size).toBe(1)
})

test('nothing is called saved that was not kept', async () => {
  const broken = { ...shelf(), put: () => Promise.reject(new Error('quota')) }
  expect(await queue([], broken).made.add(scan('a'))).toBe('not-kept')

  const waiting = queue([], shelf(), { attempt: never })
  for (let n = 0; n < max_waiting; n += 1) expect(await waiting.made.add(scan(`${n}`))).toBe('kept')
  expect(await waiting.made.add(scan('over'))).toBe('full')
})

test('what the server would count as younger than it is, is not taken', async () => {
  const { made } = queue([unconfirmed], shelf(), { pause: never })
  await made.add(scan('a'))
  expect(await made.add({ ...scan('b'), made_at_ms: max_age_ms + 1 })).toBe('full')
})

test('what another tab is sending, or has sent, is not sent again', async () => {
  const store = shelf()
  let isBusy = true
  const { made, tries } = queue([stamped], store, { alone: async (_, work) => (isBusy ? null : work()), pause: () => new Promise((resolve) => setTimeout(resolve)) })
  await made.add(scan('a'))
  await vi.waitFor(() => expect(made.waiting).toBe(1))
  expect(tries).toEqual([])
  // The other tab got its answer and took the scan from the store they share.
  await store.drop('a')
  isBusy = false
  await vi.waitFor(() => expect(made.waiting).toBe(0))
  expect(tries).toEqual([])
})

test('what another tab left is found', async () => {
  const store = shelf()
  const first = queue([], store, { may: () => false })
  const second = queue([], store)
  await first.made.add(scan('a'))
  await second.made.load()
  second.made.send()
  await vi.waitFor(() => expect(second.made.waiting).toBe(0))
  await first.made.load()
  expect([second.tries.length, first.made.waiting]).toEqual([1, 0])
})

test('pauses double up to a minute', () => {
  expect([1, 2, 3, 6, 7, 50].map(pauseAfter)).toEqual([1, 2, 4, 32, 60, 60])
})

test('a scan goes out in the shift of who made it, and in no other', async () => {
  let at_work = 'giulia'
  const { made, tries } = queue([], shelf(), { may: (scan) => !scan.by || scan.by.id === at_work })
  const of = (key: string, id: string): Scan => ({ ...scan(key), by: { id, name: id } })
  await made.add(of('a', 'matteo'))
  await made.add(of('b', 'matteo'))
  await made.add(of('c', 'giulia'))
  await vi.waitFor(() => expect(made.waiting).toBe(2))
  expect([tries.map(({ key }) => key), made.others]).toEqual([['c'], [{ id: 'matteo', name: 'matteo', n: 2 }]])
  at_work = 'matteo'
  made.send()
  await vi.waitFor(() => expect(made.waiting).toBe(0))
  expect(tries.map(({ key }) => key).sort()).toEqual(['a', 'b', 'c'])
})
