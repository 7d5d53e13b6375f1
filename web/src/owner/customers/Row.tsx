import type { Language, Say } from '../../words'
import { number } from '../parts/format'
import type { Found, Program } from './asks'
import { Light } from '../parts/Light'

/** What somebody is called: by a card's short code where they told no name. */
export const called = (say: Say, name: string | null | undefined, code?: string | null) =>
  name ?? (code ? say('customers-nameless', { code }) : say('customers-nameless-bare'))

/** A customer in the list: who, how they are doing, how they come, and what they have. */
export function Row({ say, language, row, programs }: { say: Say; language: Language; row: Found; programs: Program[] }) {
  const comes = [
    row.last_visit ? say('customers-last', { day: shortDay(language, row.last_visit) }) : say('customers-never'),
    ...(row.usual_gap_days ? [rhythm(say, language, row.usual_gap_days)] : []),
  ]
  return (
    <li>
      <a class="sheet person" href={`#customers/${row.id}`}>
        <b>{called(say, row.display_name, row.short_code)}</b>
        {row.light && <Light say={say} colour={row.light} />}
        <span class="soft comes">{comes.join(' · ')}</span>
        <span class="soft has">
          {stamps(say, row, programs).map((of) => (
            <span key={of}>{of}</span>
          ))}
        </span>
      </a>
    </li>
  )
}

/** Stamps in each program. Where there are several they are told by name, and those without a stamp are not. */
export function stamps(say: Say, { progress }: Found, programs: Program[]): string[] {
  if (progress.length < 2) return progress.map(({ stamps, goal }) => say('stamps-of-goal', { n: stamps, goal }))
  const name = (id: string) => programs.find((program) => program.id === id)?.name ?? ''
  return progress.filter(({ stamps }) => stamps > 0).map(({ program_id, stamps, goal }) => `${name(program_id)} ${say('stamps-of-goal', { n: stamps, goal })}`.trim())
}

const half_day_ms = 12 * 60 * 60 * 1000

/** The shop's day that begins at an instant, without this year: at noon it is the same day in most other zones. */
function shortDay(language: Language, start: string): string {
  const noon = new Date(Date.parse(start) + half_day_ms)
  const isThisYear = noon.getFullYear() === new Date().getFullYear()
  return noon.toLocaleDateString(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'short', ...(!isThisYear && { year: 'numeric' }) })
}

export const rhythm = (say: Say, language: Language, gap: number) => say('customers-rhythm', { n: gap, days: number(language, gap, 1) })
