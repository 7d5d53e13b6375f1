import { useAsked } from '../parts/asked'
import { Figure } from '../parts/Figure'
import { Part } from '../parts/form'
import { number } from '../parts/format'
import { hours } from './asks'
import type { Writing } from './figures'
import { Kept } from './Kept'
import type { PartProps } from './Numbers'
import { shade } from './shade'

/** When people come: visits by weekday and hour, on the shop's own clock. */
export function Hours({ writing, choice }: PartProps) {
  const { say, language } = writing
  const asked = useAsked(() => hours(choice), [choice.period, choice.location])
  return (
    <div class="whole">
      <Part title={say('numbers-hours')}>
        <Kept say={say} asked={asked}>
          {({ visits }) => {
            const all = visits.flat().reduce((sum, visits) => sum + visits, 0)
            return (
              <>
                <p>
                  <Figure metric="visits" period={choice.period} location={choice.location}>
                    {say('numbers-visits', { n: all, count: number(language, all) })}
                  </Figure>
                </p>
                {all > 0 && <Clock writing={writing} visits={visits} />}
              </>
            )
          }}
        </Kept>
      </Part>
    </div>
  )
}

/** The hours in which anybody came, from the first to the last. */
function openHours(visits: number[][]): number[] {
  const used = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => visits.some((row) => row[hour]! > 0))
  return Array.from({ length: used[used.length - 1]! - used[0]! + 1 }, (_, index) => used[0]! + index)
}

/** Of a weekday's name: so seven of them stand beside the hour on a phone. */
const few_letters = 3

function Clock({ writing: { say, language }, visits }: { writing: Writing; visits: number[][] }) {
  const most = Math.max(...visits.flat())
  const locale = language === 'en' ? 'en-GB' : language
  // 1 January 2024 was a Monday.
  const weekday = (index: number, weekday: 'short' | 'long') => new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + index))
  return (
    <div class="wide-table" tabIndex={0} role="region" aria-label={say('numbers-hours')}>
      <table class="heat clock">
        <caption class="unseen">{say('numbers-hours')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">{say('numbers-hour')}</span>
            </th>
            {visits.map((_, index) => (
              <th key={index} scope="col" aria-label={weekday(index, 'long')}>
                {weekday(index, 'short').replace('.', '').slice(0, few_letters)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {openHours(visits).map((hour) => (
            <tr key={hour}>
              <th scope="row">{`${String(hour).padStart(2, '0')}:00`}</th>
              {visits.map((row, index) => (
                <td key={index} class={shade(row[hour]!, most)}>
                  {row[hour]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
