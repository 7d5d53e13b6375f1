//! A program's rules in sentences.

import type { Say } from '../../words'
import type { Program } from '../acts'

export function terms(say: Say, { earn, limits, rewards, stamp_valid_days }: Program, money: (minor: number) => string): string[] {
  const earns = {
    visit: () => say('terms-by-visit'),
    unit: () => say('terms-by-unit'),
    spend: () => say('terms-by-spend', { amount: money(earn.per_minor ?? 0) }),
  }[earn.kind]()
  const lines = [earns]
  if (limits?.cool_down_minutes) lines.push(say('terms-cool-down', { n: limits.cool_down_minutes }))
  if (limits?.per_day) lines.push(say('terms-per-day', { n: limits.per_day }))
  if (stamp_valid_days) lines.push(say('terms-stamps-last', { n: stamp_valid_days }))
  for (const { title, valid_days } of rewards) if (valid_days) lines.push(say('terms-reward-lasts', { reward: title, n: valid_days }))
  return lines
}
