import { expect, test } from 'vitest'
import { oneIn } from '../src/owner/records/Finding'

test.each([
  [0.5, 2],
  [0.03, 30],
  [0.001, 1000],
  // 1 / 0.00001 is 99,999.99999999999, and its logarithm 5.
  [0.00001, 100_000],
  [0.000_001, 1_000_000],
])('a chance of %d is one in %d', (chance, times) => expect(oneIn(chance)).toBe(times))
