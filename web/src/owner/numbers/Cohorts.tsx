import { useAsked } from '../parts/asked'
import { Figure } from '../parts/Figure'
import { Part } from '../parts/form'
import { table, type Cohort } from './asks'
import { nothing, share, type Writing } from './figures'
import { Kept } from './Kept'
import { shortOf } from './labels'
import type { PartProps } from './Numbers'
import { yearUpTo } from './periods'
import { shade } from './shade'

/** Who came again, month by month, of those who first came in one. */
export function Cohorts({ writing, choice }: PartProps) {
  const { say } = writing
  const [from, to] = yearUpTo(choice.period)
  const asked = useAsked(() => table('month', { from, to, ...(choice.location && { location: choice.location }) }), [from, to, choice.location])
  return (
    <div class="whole">
      <Part title={say('numbers-cohorts')}>
        <p>{say('numbers-cohorts-why')}</p>
        <Kept say={say} asked={asked}>
          {({ cohorts }) => (cohorts.length > 0 ? <Heat writing={writing} cohorts={cohorts} location={choice.location} /> : <p class="soft">{say('numbers-no-cohorts')}</p>)}
        </Kept>
      </Part>
    </div>
  )
}

function Heat({ writing, cohorts, location }: { writing: Writing; cohorts: Cohort[]; location: string | undefined }) {
  const { say } = writing
  const most = Math.max(...cohorts.map(({ on }) => on.length))
  const months = Array.from({ length: most }, (_, index) => index)
  return (
    <div class="wide-table" tabIndex={0} role="region" aria-label={say('numbers-cohorts')}>
      <table class="heat">
        <caption class="unseen">{say('numbers-cohorts-why')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('numbers-first-month')}</th>
            <th scope="col">{say('numbers-new')}</th>
            {months.slice(1).map((month) => (
              <th key={month} scope="col" aria-label={say('numbers-months-later', { n: month })}>
                +{month}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cohorts.map(({ cohort, size, on }) => (
            <tr key={cohort}>
              <th scope="row">{shortOf(writing, cohort)}</th>
              <td>
                <Figure metric="cohorts" period={cohort} location={location}>
                  {size}
                </Figure>
              </td>
              {months.slice(1).map((month) => (
                <Cell key={month} writing={writing} part={on[month]} whole={size} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A share, shaded as with a pencil. What lies ahead is hatched, and says so. */
function Cell({ writing, part, whole }: { writing: Writing; part: number | undefined; whole: number }) {
  if (part === undefined)
    return (
      <td class="ahead">
        <span class="unseen">{writing.say('numbers-ahead')}</span>
      </td>
    )
  return <td class={whole > 0 ? shade(part, whole) : undefined}>{whole > 0 ? share(writing, part, whole) : nothing}</td>
}
