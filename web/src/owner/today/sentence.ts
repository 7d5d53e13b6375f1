//! The sentence that leads, cut so that each figure in it can be opened.

import type { WhyAsked } from '../parts/over'
import type { Sentence } from './asks'

export type Why = Omit<WhyAsked, 'over'>

/** A figure that the sentence may tell. Where it says a share, the figure is in percent. */
export interface Fact {
  value: number
  why?: Why | undefined
}

export interface Piece {
  text: string
  why?: Why | undefined
}

/** The day before, as the API writes days. */
export const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
const daysBefore = (day: string, days: number) => new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)

/** What the sentence's figures are, and where each opens. `late` says what is told of the late ones in particular. */
export function factsOf(sentence: Sentence, asOf: string, late: string): Fact[] {
  const yesterday = dayBefore(asOf)
  const lastDay = `${yesterday}..${yesterday}`
  switch (sentence.lead) {
    case 'nobody_yet':
      return []
    case 'quiet':
      return [{ value: sentence.customers, why: { metric: 'funnel_visit_days', period: lastDay } }]
    case 'repeat_purchase': {
      const why = { metric: 'repeat_purchase_rate', period: `${daysBefore(asOf, sentence.days)}..${yesterday}` }
      const share = (sentence.repeat_purchase_rate ?? 0) * 100
      return [{ value: sentence.days }, { value: sentence.repeat_customers, why }, { value: share, why }, { value: sentence.visitors, why }]
    }
    case 'late_and_kept':
      return [
        { value: sentence.late_regulars, why: { metric: 'traffic_light', period: lastDay, side: 'yellow', said: late } },
        { value: sentence.retained, why: { metric: 'retention_rate', period: sentence.month, side: 'retained' } },
        { value: sentence.active_at_start, why: { metric: 'active_at_start', period: sentence.month, side: 'active_at_start' } },
      ]
  }
}

/** A number as any of our languages writes it, with its percent sign. */
const number_pattern = /\d+(?:[.,\s]\d{3})*(?:[.,]\d{1,2})?(?:\s?%)?/gu

function valueOf(written: string): number {
  const bare = written.replace(/[\s%]/gu, '')
  const [, whole = '', part] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(bare) ?? []
  return Number(`${whole.replace(/[.,]/g, '')}.${part ?? 0}`)
}

/** The sentence in pieces: each fact's figure on its own, in whatever order the language puts them. */
export function pieces(sentence: string, facts: readonly Fact[]): Piece[] {
  const left = [...facts]
  const cut: Piece[] = []
  let from = 0
  for (const { 0: text, index } of sentence.matchAll(number_pattern)) {
    const slack = text.endsWith('%') ? 0.5 : 0
    const found = left.findIndex(({ value }) => Math.abs(value - valueOf(text)) <= slack)
    if (found < 0) continue
    const [{ why } = { why: undefined }] = left.splice(found, 1)
    if (!why) continue
    cut.push({ text: sentence.slice(from, index) }, { text, why })
    from = index + text.length
  }
  cut.push({ text: sentence.slice(from) })
  return cut.filter(({ text }) => text)
}
