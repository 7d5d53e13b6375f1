import type { Language, Say } from '../../words'
import { Figure } from '../parts/Figure'
import { number, percent } from '../parts/format'
import type { Newcomers } from './asks'
import { dayBefore } from './sentence'

/** Of fewer people a percentage says more than is known. */
export const fewest_for_shares = 20

/** How far newcomers get, the step at which most are lost marked. */
export function Funnel({ say, language, newcomers, asOf }: { say: Say; language: Language; newcomers: Newcomers; asOf: string }) {
  const { steps, biggest_drop, back_within_30_days } = newcomers
  const all = steps[0]?.customers ?? 0
  const yesterday = dayBefore(asOf)
  const why = { metric: 'funnel_visit_days', period: `${yesterday}..${yesterday}`, said: say('today-funnel-said') }
  return (
    <section class="sheet">
      <h2>{say('today-funnel')}</h2>
      {all === 0 ? (
        <p class="soft">{say('today-funnel-nobody')}</p>
      ) : (
        <>
          <ol class="funnel">
            {steps.map(({ visit_days, customers }, index) => {
              const isDrop = biggest_drop?.to_visit_days === visit_days
              const before = steps[index - 1]?.customers ?? 0
              const lost = before - customers
              const much = all >= fewest_for_shares && before > 0 ? percent(language, lost / before) : number(language, lost)
              return (
                <li class={isDrop ? 'drop' : undefined}>
                  <span>{say('today-visits', { n: visit_days })}</span>
                  <i aria-hidden="true" style={{ width: `${Math.max(2, (customers / all) * 100)}%` }} />
                  <span>
                    <Figure {...why} side={String(visit_days)}>
                      {number(language, customers)}
                    </Figure>
                    {isDrop && <em>{say('today-drop', { much })}</em>}
                  </span>
                </li>
              )
            })}
          </ol>
          <p>
            {all >= fewest_for_shares
              ? say('today-back-share', { share: percent(language, back_within_30_days / all), all })
              : say('today-back', { n: back_within_30_days, all })}
          </p>
        </>
      )}
    </section>
  )
}
