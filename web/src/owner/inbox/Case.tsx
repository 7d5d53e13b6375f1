import { useState } from 'preact/hooks'
import { newKey } from '../../counter/key'
import { day } from '../parts/format'
import { focused, Refusal, useAct } from '../parts/form'
import { max_chars, type OfSaid } from './Answer'
import { notes, solve, write, type Note, type Wrong } from './asks'
import { Told } from './Told'
import { Who } from './Who'

/** Something that went wrong: what it was, what was done about it and what the customer was told, and how to do so. */
export function Case({ say, language, one: given, isAtHome, replies }: OfSaid<Wrong> & { replies?: Note[] }) {
  const [one, setOne] = useState(given)
  const [written, setWritten] = useState<Note[]>([])
  const [isOpen, open] = useState(false)
  const told = [...written, ...(replies ?? []).filter(({ case_id, id }) => case_id === one.id && !written.some((note) => note.id === id))]
  const solved = one.solution
  const weight = say(one.weight === 'serious' ? 'inbox-serious' : 'inbox-minor')
  return (
    <article class={`sheet said${solved ? '' : ' waits'}`}>
      <Who say={say} customer={one.customer} isAtHome={isAtHome ?? false} state={solved ? say('inbox-solved') : weight} />
      <p class="soft">
        {day(language, one.made_at)} · {say(one.actor_kind === 'customer' ? 'inbox-by-customer' : 'inbox-by-shop')}
      </p>
      <p class="told quote">{one.text ?? say('inbox-unreadable')}</p>
      {solved && (
        <p>
          {say('inbox-solved-on', { date: day(language, solved.made_at) })}
          {solved.note && ` ${solved.note}`}
        </p>
      )}
      {told.map((note) => (
        <Told key={note.id} say={say} language={language} at={note.made_at} text={note.text} />
      ))}
      {!isOpen && !solved && (
        <button class="button quiet" type="button" onClick={() => open(true)}>
          {say('inbox-answer')}
        </button>
      )}
      {isOpen && !solved && <Solve say={say} one={one} cancel={() => open(false)} told={(note) => (setWritten([note, ...written]), open(false))} solved={(now, fresh) => (setOne(now), setWritten([...fresh, ...written]))} />}
    </article>
  )
}

interface OfSolve extends Pick<OfSaid<Wrong>, 'say' | 'one'> {
  cancel: () => void
  told: (note: Note) => void
  solved: (now: Wrong, fresh: Note[]) => void
}

/** Telling the customer, and solving it: both at once, or each by itself. */
function Solve({ say, one, cancel, told, solved }: OfSolve) {
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const [key, setKey] = useState(newKey)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const given = new FormData(form)
    const text = (field: string) => String(given.get(field) ?? '').trim()
    const isOnlyTold = (event.submitter as HTMLButtonElement | null)?.value === 'tell'
    const area = form.elements.namedItem('text') as HTMLTextAreaElement
    area.required = isOnlyTold
    if (!form.reportValidity()) return
    if (isOnlyTold) return void act(() => write(key, one.customer.id, { kind: 'answer', case_id: one.id, text: text('text') }), told)
    const body = { solved: true, ...(text('note') && { note: text('note') }), ...(text('text') && { answer: text('text') }) }
    void act(
      () => solve(one.id, body),
      async (now) => {
        // What the customer was told stands among their notes.
        const all = body.answer ? await notes(one.customer.id) : undefined
        solved(now, all && 'told' in all ? all.told.data.filter(({ case_id, text }) => case_id === one.id && text === body.answer) : [])
      },
    )
  }
  return (
    <form onSubmit={submit} onInput={() => setKey(newKey())}>
      <label>
        {say('inbox-answer-text')}
        <textarea name="text" rows={3} maxlength={max_chars} ref={focused} />
      </label>
      <label>
        {say('inbox-note')}
        <input name="note" autocomplete="off" maxlength={2000} aria-describedby={`why-${one.id}`} />
      </label>
      <p class="soft" id={`why-${one.id}`}>
        {say('inbox-note-why')}
      </p>
      <Refusal text={refusal} />
      <div class="acts">
        <button class="button" value="solve" disabled={isBusy}>
          {say('inbox-solve')}
        </button>
        <button class="button quiet" value="tell" disabled={isBusy}>
          {say('inbox-only-answer')}
        </button>
        <button class="plain" type="button" onClick={cancel}>
          {say('owner-cancel')}
        </button>
      </div>
    </form>
  )
}
