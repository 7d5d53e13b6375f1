import { expect, test, vi } from 'vitest'
import { max_waiting, pauseAfter, Queue, type Attempt, type Scan } from '../src/counter/queue'

const scan = (key: string): Scan => ({ key, body: { code: `T1${key}`, stamps: 1 }, made_at_ms: 0 })
const stamped = { kind: 'stamped', answer: {} } as Attempt
const unconfirmed: Attempt = { kind: 'unconfirmed', problem: { type: 'unreachable' } }
const refused: Attempt = { kind: 'refused', problem: { type: 'cool-down' } }

/** A browser's storage in a map. */
function storage(): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    clear: () => items.clear(),
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  }
}

/** A queue whose server gives these answers in turn, and whose clock does not wait. */
function queue(answers: Attempt[], store = storage(), pause = async (_: number) => {}) {
  const tries: Scan[] = []
  const reports: [string, string][] = []
  const made = new Queue({
    storage: store,
    may: () => true,
    attempt: async (scan) => {
      tries.push(structuredClone(scan))
      return answers.shift() ?? stamped
    },
    pause,
    report: (scan, attempt) => reports.push([scan.key, attempt.kind]),
  })
  return { made, tries, reports, store }
}

test('every try carries the same key and the same body', async () => {
  const { made, tries, store } = queue([unconfirmed, unconfirmed, unconfirmed, stamped])
  made.add(scan('a'))
  await vi.waitFor(() => expect(made.waiting).toBe(0))
  expect(tries).toEqual([scan('a'), scan('a'), scan('a'), scan('a')])
  expect(store.length).toBe(0)
})

test('a scan is stored before it is sent', () => {
  const store = storage()
  const made = new Queue({
    storage: store,
    may: () => true,
    attempt: async () => {
      expect(store.getItem('timbro-scan:a')).not.toBeNull()
      return stamped
    },
    pause: async () => {},
    report: () => {},
  })
  expect(made.add(scan('a'))).toBe('kept')
  expect.assertions(2)
})

test('a page that was closed sends the same scans when it opens again', async () => {
  const first = queue([unconfirmed], storage(), () => new Promise(() => {}))
  first.made.add(scan('a'))
  await vi.waitFor(() => expect(first.reports).toEqual([['a', 'unconfirmed']]))
  const second = queue([stamped], first.store)
  second.made.send()
  await vi.waitFor(() => expect(second.made.waiting).toBe(0))
  expect(second.tries).toEqual([scan('a')])
})

test('one that fails does not hold up the next', async () => {
  const { made, reports } = queue([unconfirmed, stamped, refused], storage(), () => new Promise(() => {}))
  made.add(scan('a'))
  await vi.waitFor(() => expect(reports).toHaveLength(1))
  made.add(scan('b'))
  await vi.waitFor(() => expect(made.waiting).toBe(0))
  expect(reports).toEqual([['a', 'unconfirmed'], ['b', 'stamped'], ['a', 'refused']])
})

test('a shift that is over keeps the scan', async () => {
  const { made, reports, store } = queue([{ kind: 'locked' }])
  made.add(scan('a'))
  await vi.waitFor(() => expect(reports).toEqual([['a', 'locked']]))
  expect(made.waiting).toBe(1)
  expect(store.length).toBe(1)
})

test('nothing is called saved that was not kept', () => {
  const full = { ...storage(), setItem: () => { throw new Error('quota') } } as Storage
  expect(queue([], full).made.add(scan('a'))).toBe('not-kept')

  const waiting = queue([], storage(), () => new Promise(() => {}))
  for (let n = 0; n < max_waiting; n += 1) waiting.made.add(scan(`${n}`))
  expect(waiting.made.add(scan('over'))).toBe('full')
})

test('pauses double up to a minute', () => {
  expect([1, 2, 3, 6, 7, 50].map(pauseAfter)).toEqual([1, 2, 4, 32, 60, 60])
})

test('a scan goes out in the shift of who made it, and in no other', async () => {
  const store = storage()
  let at_work = 'giulia'
  const tries: string[] = []
  const made = new Queue({
    storage: store,
    may: (scan) => !scan.by || scan.by.id === at_work,
    attempt: async (scan) => {
      tries.push(scan.key)
      return stamped
    },
    pause: async () => {},
    report: () => {},
  })
  const of = (key: string, id: string): Scan => ({ ...scan(key), by: { id, name: id } })
  made.add(of('a', 'matteo'))
  made.add(of('b', 'matteo'))
  made.add(of('c', 'giulia'))
  await vi.waitFor(() => expect(made.waiting).toBe(2))
  expect([tries, made.others]).toEqual([['c'], [{ id: 'matteo', name: 'matteo', n: 2 }]])
  at_work = 'matteo'
  made.send()
  await vi.waitFor(() => expect(made.waiting).toBe(0))
  expect(tries.sort()).toEqual(['a', 'b', 'c'])
})
