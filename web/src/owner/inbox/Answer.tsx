import { useState } from 'preact/hooks'
import { newKey } from '../../counter/key'
import type { Language, Say } from '../../words'
import { day } from '../parts/format'
import { focused, Refusal, submitted, useAct } from '../parts/form'
import { write, type Spoken } from './asks'
import './inbox.css'
import { Told } from './Told'
import { Who } from './Who'

export interface OfSaid<One> {
  say: Say
  language: Language
  one: One
  /** It stands on the customer's own page: there everybody knows who it is. */
  isAtHome?: boolean
}

/** As many characters as the API takes. */
export const max_chars = 500

/** An answer to a question: the score, the words, and what was answered or can be. */
export function Answer({ say, language, one, isAtHome }: OfSaid<Spoken>) {
  const [reply, setReply] = useState(one.answered_at ? { text: one.answer_text, at: one.answered_at } : undefined)
  const [isOpen, open] = useState(false)
  const waits = one.is_unhappy && !reply
  return (
    <article class={`sheet said${waits ? ' waits' : ''}`}>
      <Who say={say} customer={one.customer} isAtHome={isAtHome ?? false} state={waits ? say('inbox-unhappy') : reply ? say('inbox-answered') : ''} score={say('inbox-score', { score: one.score, most: one.scale_max })} />
      <p class="soft">
        {day(language, one.made_at)} · {say(one.kind === 'nps' ? 'inbox-nps' : 'inbox-csat')}
      </p>
      {one.comment && <p class="told quote">{one.comment}</p>}
      {reply ? (
        <Told say={say} language={language} at={reply.at} text={reply.text} />
      ) : isOpen ? (
        <Reply say={say} one={one} cancel={() => open(false)} done={setReply} />
      ) : (
        <button class="button quiet" type="button" onClick={() => open(true)}>
          {say('inbox-answer')}
        </button>
      )}
    </article>
  )
}

interface OfReply {
  say: Say
  one: Spoken
  cancel: () => void
  done: (reply: { text: string | null | undefined; at: string }) => void
}

function Reply({ say, one, cancel, done }: OfReply) {
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const [key, setKey] = useState(newKey)
  const send = submitted((text) => {
    const said = text('text').trim()
    void act(() => write(key, one.customer.id, { kind: 'answer', answer_id: one.id, text: said }), ({ text, made_at }) => done({ text, at: made_at }))
  })
  return (
    <form onSubmit={send} onInput={() => setKey(newKey())}>
      <label>
        {say('inbox-answer-text')}
        <textarea name="text" rows={3} maxlength={max_chars} required ref={focused} />
      </label>
      <Refusal text={refusal} />
      <div class="acts">
        <button class="button" disabled={isBusy}>
          {say('inbox-answer-do')}
        </button>
        <button class="plain" type="button" onClick={cancel}>
          {say('owner-cancel')}
        </button>
      </div>
    </form>
  )
}
