import type { Say } from '../words'
import type { Person } from './door'
import { Kept } from './Kept'
import type { Waiting } from './queue'

interface Asked {
  say: Say
  note: string
  /** None while they are asked for. */
  people: Person[] | null
  waiting: Waiting[]
  choose: (person: Person) => void
}

/** Who is at work? One tap. */
export function Names({ say, note, people, waiting, choose }: Asked) {
  return (
    <main class="alone door" aria-busy={people === null}>
      {note && <p role="status">{note}</p>}
      <h1>{say('counter-who')}</h1>
      {people?.length === 0 && <p>{say('counter-nobody')}</p>}
      <ul class="names">
        {people?.map((person) => (
          <li key={person.id}>
            <button type="button" onClick={() => choose(person)}>
              {person.name}
            </button>
          </li>
        ))}
      </ul>
      <Kept say={say} waiting={waiting} />
    </main>
  )
}
