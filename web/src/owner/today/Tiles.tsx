import type { Language, Say } from '../../words'
import { Figure } from '../parts/Figure'
import { month, number, percent } from '../parts/format'
import type { Screen } from './asks'

type Key = 'kept' | 'new_customers' | 'visits_per_customer'
const metrics: Record<Key, { metric: string; side: string }> = {
  kept: { metric: 'retention_rate', side: 'retained' },
  new_customers: { metric: 'new_customers', side: 'new' },
  visits_per_customer: { metric: 'purchase_frequency', side: 'repeat' },
}
const arrows = { up: '↑', down: '↓', level: '→' } as const
const keys = Object.keys(metrics) as Key[]

/** Three figures of the last month. What may be chance has a grey arrow, and says so. */
export function Tiles({ say, language, screen: { tiles, text } }: { say: Say; language: Language; screen: Screen }) {
  return (
    <section class="sheet tiles">
      <h2>{month(language, tiles.month)}</h2>
      {keys.map((key) => {
        const tile = tiles[key]
        const words = text[key]
        const isPlain = !tile.is_more_than_noise || tile.arrow === 'level'
        const before = key === 'kept' ? percent(language, tile.before ?? 0) : number(language, tile.before ?? 0, 1)
        return (
          <div>
            <h3>{words.name}</h3>
            <Figure {...metrics[key]} period={tiles.month}>
              {words.value}
            </Figure>
            {words.change && tile.arrow && (
              <p>
                <b class={isPlain ? 'soft' : tile.arrow} aria-hidden="true">
                  {arrows[tile.arrow]}
                </b>{' '}
                {words.change}
                {tile.before != null && <span class="soft">{say('today-before', { month: month(language, tiles.month_before), value: before })}</span>}
              </p>
            )}
          </div>
        )
      })}
    </section>
  )
}
