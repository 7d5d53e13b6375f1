//! One try to send a scan, and what its answer means for the scan.

import { client } from '../api/client'
import { readProblem } from './problem'
import type { Attempt, Scan } from './queue'

/** Sends a scan once. Whatever leaves open whether the server has it is unconfirmed, and never a refusal. */
export async function attempt(scan: Scan): Promise<Attempt> {
  try {
    const { data, error, response } = await client.POST('/api/v1/scans', {
      params: { header: { 'Idempotency-Key': scan.key } },
      body: scan.body,
    })
    if (data) return { kind: 'stamped', answer: data }
    return judge(response.status, error)
  } catch {
    return { kind: 'unconfirmed', problem: { type: 'unreachable' } }
  }
}

/** What a status other than success says. */
export function judge(status: number, body: unknown): Attempt {
  const problem = readProblem(body)
  if (status === 401) return { kind: 'locked' }
  if (status === 408 || status === 429) return { kind: 'unconfirmed', problem: { type: 'overloaded' } }
  if (status >= 500) return { kind: 'unconfirmed', problem: problem.type ? problem : { type: 'unavailable' } }
  return { kind: 'refused', problem }
}
