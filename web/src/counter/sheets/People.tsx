import { useEffect, useRef, useState } from 'preact/hooks'
import { explain } from '../problem'
import { find, type Found } from './asks'
import { Person } from './Person'
import type { Opened } from './Sheets'
import { Sheet } from './Sheet'

/** A pause in typing: then it is looked for. */
const typed_ms = 250
const fewest_chars = 2

/** Who is it? By a part of a name, the phone number or the short code. */
export function People(opened: Opened) {
  const { say, close } = opened
  const [query, ask] = useState('')
  const [found, setFound] = useState<Found[] | null>(null)
  const [why, setWhy] = useState('')
  const [person, open] = useState<Found | null>(null)
  const asked = useRef('')

  useEffect(() => {
    const text = query.trim()
    asked.current = text
    if (text.length < fewest_chars) return setFound(null)
    const timer = setTimeout(async () => {
      const told = await find(text)
      // Answers may overtake each other.
      if (asked.current !== text) return
      setWhy('told' in told ? '' : explain(say, told.problem))
      setFound('told' in told ? told.told.data : null)
    }, typed_ms)
    return () => clearTimeout(timer)
  }, [query])

  if (person) return <Person {...opened} found={person} back={() => open(null)} />
  return (
    <Sheet say={say} title={say('people-title')} close={close} isTall>
      <label>
        {say('people-query')}
        <input type="search" autofocus autocomplete="off" spellcheck={false} value={query} onInput={({ currentTarget }) => ask(currentTarget.value)} />
      </label>
      <div role="status">
        {why && <p class="wrong">{why}</p>}
        {found?.length === 0 && <p>{say('people-nobody')}</p>}
        {!found && !why && <p class="soft">{say('people-how')}</p>}
      </div>
      {found && found.length > 0 && (
        <ul class="list rows">
          {found.map((row) => (
            <li key={row.id}>
              <button type="button" disabled={!row.card_id} onClick={() => open(row)}>
                <b>{row.display_name ?? say('counter-no-name')}</b>
                <span class="soft">
                  {row.progress.map(({ stamps, goal }) => say('stamps-of-goal', { n: stamps, goal })).join(' · ')}
                  {row.last_visit && ` · ${say('people-last', { day: day(row.last_visit) })}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}

export const day = (at: string) => new Date(at).toLocaleDateString(document.documentElement.lang, { day: 'numeric', month: 'short', year: 'numeric' })
