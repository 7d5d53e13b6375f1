//! What the server refuses, in the words of the person who reads it.

import type { Say } from '../words'

/** A refusal as the server sends it (RFC 9457); any part may be missing when a proxy answered instead. */
export interface Problem {
  type?: string
  detail?: string
  /** Which of several grounds it is, where a type has several. */
  reason?: string
  /** The fields that are not accepted, each by its JSON pointer. */
  errors?: FieldError[]
}
export interface FieldError {
  pointer: string
  message: string
}

/** The problems that have words of their own here, each by the last part of its type. */
const known = {
  'own-card': 'problem-own-card',
  'cool-down': 'problem-cool-down',
  'daily-cap': 'problem-daily-cap',
  'code-unknown': 'problem-code-unknown',
  'code-malformed': 'problem-code-malformed',
  'code-replaced': 'problem-code-replaced',
  'code-may-not-redeem': 'problem-code-may-not-redeem',
  'code-expired': 'problem-code-expired',
  'clock-behind': 'problem-clock-behind',
  'code-foreign': 'problem-code-foreign',
  'code-damaged': 'problem-code-damaged',
  'code-misspelt': 'problem-code-misspelt',
  'code-is-ticket': 'problem-code-is-ticket',
  'code-not-in-photo': 'problem-code-not-in-photo',
  'scan-full': 'counter-full',
  'scan-not-kept': 'counter-not-kept',
  'reward-redeemed': 'problem-reward-redeemed',
  'reward-expired': 'problem-reward-expired',
  'override-refused': 'problem-override-refused',
  'stamps-spent': 'problem-stamps-spent',
  'visit-void': 'problem-visit-void',
  unauthorized: 'problem-unauthorized',
  overloaded: 'problem-overloaded',
  unavailable: 'problem-unavailable',
  unreachable: 'problem-unreachable',
} as const

/** Reads an answer's body, which may be anything. */
export function readProblem(body: unknown): Problem {
  const { type, detail, reason, errors } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  return {
    ...(typeof type === 'string' && { type }),
    ...(typeof detail === 'string' && { detail }),
    ...(typeof reason === 'string' && { reason }),
    ...(Array.isArray(errors) && { errors: errors as FieldError[] }),
  }
}

/** The words for a problem: ours where we know its type, else the server's own sentence. */
export function explain(say: Say, problem: Problem): string {
  // A program that held back while others took the scan says why by the same names, written with underscores.
  const name = problem.type?.split(/[/:#]/).pop()?.replaceAll('_', '-') ?? ''
  if (Object.hasOwn(known, name)) return say(known[name as keyof typeof known])
  return problem.detail ?? say('problem-other')
}
