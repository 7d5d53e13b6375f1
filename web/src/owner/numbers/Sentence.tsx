import { Fragment } from 'preact'
import { after, Figure } from '../parts/Figure'
import { nothing, shown, type Metric } from './figures'
import type { PartProps } from './Numbers'

/** No word has it: what stands between two of them is the name of a figure. */
const mark = '\u0001'

/** The period in one sentence, each of whose numbers opens. */
export function Sentence({ writing, choice, row }: PartProps) {
  const { say } = writing
  const figures: Record<string, [Metric, string]> = {
    kept: ['retention_rate', say('notice-few-people', { part: row.retained, whole: row.active_at_start })],
    new: ['new_customers', shown(writing, 'new_customers', row)],
    // While nobody can be lost yet, the beginner's number stands in its place.
    repeat: ['repeat_purchase_rate', row.visitors > 0 ? say('notice-few-people', { part: row.repeat_customers, whole: row.visitors }) : nothing],
  }
  const marked = Object.fromEntries(Object.keys(figures).map((name) => [name, `${mark}${name}${mark}`]))
  const said = row.active_at_start > 0 ? say('numbers-says', marked) : say('numbers-says-first', marked)
  return (
    <p class="says">
      {said.split(mark).map((part, index) => {
        const figure = index % 2 === 1 && figures[part]
        if (!figure) return <Fragment key={index}>{after(part)}</Fragment>
        return (
          <Figure key={index} metric={figure[0]} period={choice.period} location={choice.location}>
            {figure[1]}
          </Figure>
        )
      })}
    </p>
  )
}
