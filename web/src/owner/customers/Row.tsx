import type { Language, Say } from '../../words'
import { day, number } from '../parts/format'
import type { Found } from './asks'
import { Light } from './Light'

/** What somebody is called: by a card's short code where they told no name. */
export const called = (say: Say, name: string | null | undefined, code?: string | null) =>
  name ?? (code ? say('customers-nameless', { code }) : say('customers-nameless-bare'))

/** A customer in the list: who, how they are doing, and what they have. */
export function Row({ say, language, row }: { say: Say; language: Language; row: Found }) {
  const facts = [
    ...row.progress.map(({ stamps, goal }) => say('stamps-of-goal', { n: stamps, goal })),
    row.last_visit ? say('customers-last', { day: day(language, row.last_visit) }) : say('customers-never'),
    ...(row.usual_gap_days ? [rhythm(say, language, row.usual_gap_days)] : []),
  ]
  return (
    <li>
      <a class="sheet person" href={`#customers/${row.id}`}>
        <b>{called(say, row.display_name, row.short_code)}</b>
        {row.light && <Light say={say} colour={row.light} />}
        <span class="soft">{facts.join(' · ')}</span>
      </a>
    </li>
  )
}

export const rhythm = (say: Say, language: Language, gap: number) => say('customers-rhythm', { n: gap, days: number(language, gap, 1) })
