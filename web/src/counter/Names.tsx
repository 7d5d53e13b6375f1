import type { Say } from '../words'
import type { Person } from './door'
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

/** Scans that wait for who made them. */
export function Kept({ say, waiting }: { say: Say; waiting: Waiting[] }) {
  if (waiting.length === 0) return null
  return (
    <div class="kept" role="status">
      {waiting.map(({ id, name, n }) => (
        <p key={id}>{say('counter-kept-of', { n, name })}</p>
      ))}
    </div>
  )
}
