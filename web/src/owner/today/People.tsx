import type { Say } from '../../words'
import { open } from '../parts/over'
import { doneOn, offered, type Act } from './acts'
import type { Nudge, Person } from './asks'
import { Light } from '../parts/Light'

const acts: Record<Act, string> = {
  answer: 'today-act-answer',
  greet: 'today-act-greet',
  gift: 'today-act-gift',
  note: 'today-act-note',
  mail: 'today-act-mail',
}

export const done: Record<Nudge['kind'], string> = {
  greet: 'today-done-greet',
  gift: 'today-done-gift',
  note: 'today-done-note',
  mail: 'today-done-mail',
}

interface Shown {
  say: Say
  people: readonly Person[]
  slipping: number
  nudges: readonly Nudge[]
  day: string
  zone: string | undefined
  changed: () => void
}

/** Whom to act on, worst first: why, and one button each. */
export function People({ say, people, slipping, nudges, day, zone, changed }: Shown) {
  return (
    <section class="sheet people">
      <h2>{say('today-do')}</h2>
      {people.length === 0 && <p class="soft">{say('today-nobody-late')}</p>}
      <ul>
        {people.map((person) => (
          <One key={person.customer_id} say={say} person={person} already={doneOn(day, zone, nudges, person.customer_id)} changed={changed} />
        ))}
      </ul>
      {slipping > people.length && <a href="#customers">{say('today-others', { n: slipping - people.length })}</a>}
    </section>
  )
}

interface OneShown {
  say: Say
  person: Person
  already: readonly Nudge[]
  changed: () => void
}

function One({ say, person, already, changed }: OneShown) {
  const { first, others } = offered(person)
  const name = person.display_name ?? say('today-nameless')
  const customer = { id: person.customer_id, name }
  const button = (act: Act, kind: string) =>
    act === 'answer' ? (
      <a class={kind} href={`#customers/${person.customer_id}/said`} aria-label={say('today-act-for', { act: say(acts[act]), name })}>
        {say(acts[act])}
      </a>
    ) : (
      <button class={kind} type="button" aria-haspopup="dialog" aria-label={say('today-act-for', { act: say(acts[act]), name })} onClick={() => open({ over: 'nudge', act, customer, done: changed })}>
        {say(acts[act])}
      </button>
    )
  const isPressing = person.light !== 'yellow' && already.length === 0
  return (
    <li>
      <details name="person">
        <summary>
          <Light say={say} colour={person.light} />
          <u>
            <strong>{name}</strong>
          </u>
          <span class="soft">{person.text}</span>
          {already[0] && <span class="already">{say(done[already[0].kind])}</span>}
        </summary>
        <div class="acts">
          {others.map((act) => button(act, 'button quiet'))}
          <a href={`#customers/${person.customer_id}`}>{say('today-profile')}</a>
        </div>
      </details>
      {button(first, isPressing ? 'button' : 'button quiet')}
    </li>
  )
}
