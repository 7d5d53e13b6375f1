import { Part } from '../parts/form'
import { open } from '../parts/over'
import { useAsked } from '../parts/asked'
import { best, type Ranked } from './asks'
import { written, type Writing } from './figures'
import { Kept } from './Kept'
import type { PartProps } from './Numbers'

/** Who came most often and who brought most, each with something nice to do. */
export function Best({ writing, choice }: PartProps) {
  const { say } = writing
  const asked = useAsked(() => best(choice), [choice.period, choice.location])
  return (
    <Kept say={say} asked={asked}>
      {({ most_frequent, most_valuable }) => (
        <>
          <Ranking writing={writing} title={say('numbers-most-frequent')} ranked={most_frequent} />
          <Ranking writing={writing} title={say('numbers-most-valuable')} ranked={most_valuable} />
        </>
      )}
    </Kept>
  )
}

function Ranking({ writing, title, ranked }: { writing: Writing; title: string; ranked: Ranked[] }) {
  const { say } = writing
  return (
    <Part title={title}>
      {ranked.length === 0 && <p class="soft">{say('numbers-nobody-ranked')}</p>}
      <ol class="rows ranking">
        {ranked.map((one) => (
          <Person key={one.customer_id} writing={writing} one={one} />
        ))}
      </ol>
    </Part>
  )
}

function Person({ writing, one }: { writing: Writing; one: Ranked }) {
  const { say } = writing
  const name = one.display_name ?? say('numbers-no-name')
  const act = (act: 'gift' | 'note') => open({ over: 'nudge', act, customer: { id: one.customer_id, name } })
  const came = say('numbers-came', { days: one.visit_days, visits: one.visits })
  return (
    <li>
      <a href={`#customers/${one.customer_id}`}>{name}</a>
      <div class="acts">
        <button class="plain" type="button" aria-label={say('numbers-gift-to', { name })} onClick={() => act('gift')}>
          {say('numbers-gift')}
        </button>
        <button class="plain" type="button" aria-label={say('numbers-note-to', { name })} onClick={() => act('note')}>
          {say('numbers-note')}
        </button>
      </div>
      <p class="soft">{one.net_minor == null ? came : `${came} · ${written(writing, 'money', one.net_minor)}`}</p>
    </li>
  )
}
