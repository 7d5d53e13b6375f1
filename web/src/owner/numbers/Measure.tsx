import type { ComponentChildren } from 'preact'
import { Figure } from '../parts/Figure'
import { figure, people, shown, type Metric } from './figures'
import { isMoreThanChance } from './noise'
import type { PartProps } from './Numbers'

/** Which way a figure went. A shape and a word tell it, never a colour alone. */
function Change({ writing, metric, row, old }: PartProps & { metric: Metric }) {
  if (!old) return null
  const [now, then] = [figure(metric, row), figure(metric, old)]
  const { say } = writing
  if (now === null || then === null) return <span class="change soft">{say('numbers-no-before')}</span>
  // What is written alike is alike to whoever reads it.
  if (shown(writing, metric, row) === shown(writing, metric, old)) return <span class="change soft">{say('numbers-same')}</span>
  const from = { before: shown(writing, metric, old) }
  const [part, other] = [people(metric, row), people(metric, old)]
  const isChance = part && other && isMoreThanChance(other, part) === false
  return (
    <span class={isChance ? 'change soft' : 'change'}>
      {now > then ? say('numbers-up', from) : say('numbers-down', from)}
      {isChance && ` · ${say('numbers-chance')}`}
    </span>
  )
}

/** A metric's figure in the chosen period, which opens to how it came about, and how it was before. */
export function Measure({ metric, children, ...part }: PartProps & { metric: Metric; children?: ComponentChildren }) {
  const { writing, choice, row } = part
  return (
    <p class="measure">
      <Figure metric={metric} period={choice.period} location={choice.location}>
        {shown(writing, metric, row)}
      </Figure>
      {children}
      <Change {...part} metric={metric} />
    </p>
  )
}
