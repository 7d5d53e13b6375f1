import type { Language, Say } from '../../words'
import { minorOf, type Draft } from './rule'
import { countedBy } from './Sentence'

/** A rule in one sentence: "After 10 visits → a free coffee". */
export function Told({ say, language, currency, draft }: { say: Say; language: Language; currency: string; draft: Draft }) {
  const n = Number(draft.goal.stamps)
  const by = countedBy({ say, language, currency }, draft.by, n, minorOf(draft.per, currency))
  return <>{say('programs-sentence', { n, by, reward: draft.goal.title })}</>
}
