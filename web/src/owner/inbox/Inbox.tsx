//! What customers said and what went wrong for them: whoever waits comes first, and is answered in place.

import { useEffect, useState } from 'preact/hooks'
import type { Refused, Told } from '../api'
import { Refusal, why } from '../parts/form'
import type { ScreenProps } from '../screens'
import { Answer } from './Answer'
import { answers, cases, type Spoken, type Wrong } from './asks'
import { Case } from './Case'
import { looked, next, streams, type Look, type Place } from './said'

type Line = { of: 'answers'; one: Spoken } | { of: 'cases'; one: Wrong }
type Page = { data: Line[]; next_cursor?: string | null }

/** A page of one of the lists. */
async function ask(look: Look, { stream, cursor }: Place): Promise<Told<Page>> {
  const { of, query } = streams[look][stream]!
  const asked = { ...query, ...(cursor && { cursor }) }
  if (of === 'cases') {
    const answer = await cases(asked)
    return 'told' in answer ? { told: { ...answer.told, data: answer.told.data.map((one) => ({ of, one })) } } : answer
  }
  const answer = await answers(asked)
  return 'told' in answer ? { told: { ...answer.told, data: answer.told.data.map((one) => ({ of, one })) } } : answer
}

/** Short lists are read on without being asked: a page of two lines is no page. */
const fewest = 8

function useLines(look: Look) {
  const [lines, setLines] = useState<Line[]>([])
  const [place, setPlace] = useState<Place | null>({ stream: 0 })
  const [isBusy, setBusy] = useState(true)
  const [refused, setRefused] = useState<Refused>()
  const more = async () => {
    setBusy(true)
    setRefused(undefined)
    let at = place
    const found: Line[] = []
    while (at && found.length < fewest) {
      const answer = await ask(look, at)
      if (!('told' in answer)) {
        setRefused(answer)
        break
      }
      found.push(...answer.told.data)
      at = next(look, at, answer.told.next_cursor)
    }
    setLines((before) => [...before, ...found])
    setPlace(at)
    setBusy(false)
  }
  useEffect(() => void more(), [])
  return { lines, place, isBusy, refused, more }
}

const looks: Record<Look, string> = { waiting: 'inbox-waiting', answers: 'inbox-answers', cases: 'inbox-cases' }
const nothing: Record<Look, string> = { waiting: 'inbox-nobody', answers: 'inbox-no-answers', cases: 'inbox-no-cases' }

export function Inbox({ say, language, rest }: ScreenProps) {
  const look = looked(rest)
  const { lines, place, isBusy, refused, more } = useLines(look)
  return (
    <div class="inbox">
      <h1>{say('owner-inbox')}</h1>
      <nav class="looks" aria-label={say('inbox-looks')}>
        {(Object.keys(looks) as Look[]).map((one) => (
          <a key={one} href={one === 'waiting' ? '#inbox' : `#inbox/${one}`} aria-current={one === look ? 'true' : undefined}>
            {say(looks[one])}
          </a>
        ))}
      </nav>
      <div class="letters">
        {lines.map((line) =>
          line.of === 'cases' ? (
            <Case key={line.one.id} say={say} language={language} one={line.one} />
          ) : (
            <Answer key={line.one.id} say={say} language={language} one={line.one} />
          ),
        )}
      </div>
      {!isBusy && !refused && lines.length === 0 && (
        <div class="sheet" role="status">
          <p class="says">{say(nothing[look])}</p>
          {look === 'waiting' && <p class="soft">{say('inbox-nobody-more')}</p>}
        </div>
      )}
      {isBusy && (
        <p class="soft" aria-busy="true">
          {say('owner-asking')}
        </p>
      )}
      {refused && (
        <div class="refused">
          <Refusal text={why(say, refused, 'owner-signed-out')} />
          <button class="button quiet" type="button" onClick={() => void more()}>
            {say('owner-again')}
          </button>
        </div>
      )}
      {place && !isBusy && !refused && (
        <button class="button quiet" type="button" onClick={() => void more()}>
          {say('inbox-more')}
        </button>
      )}
    </div>
  )
}
