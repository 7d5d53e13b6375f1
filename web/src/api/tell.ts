//! What came of a question to the server: an answer, or why there is none.

import { readProblem, type Problem } from '../counter/problem'

/** An answer, or why there is none. A status of 0 is no answer at all. */
export type Told<T> = { told: T } | Refused
export interface Refused {
  status: number
  problem: Problem
  wait_seconds: number
}

/** No answer at all: the server could not be reached. */
const unreachable: Refused = { status: 0, problem: { type: 'urn:timbro:problem:unreachable' }, wait_seconds: 0 }

export async function tell<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<Told<T>> {
  try {
    const { data, error, response } = await asked
    if (response.ok) return { told: data as T }
    return { status: response.status, problem: readProblem(error), wait_seconds: Number(response.headers.get('Retry-After')) || 0 }
  } catch {
    return unreachable
  }
}
