import { useState } from 'preact/hooks'
import { newKey } from '../../counter/key'
import type { Say } from '../../words'
import { Dialog } from '../parts/Dialog'
import { Refusal, submitted, useAct } from '../parts/form'
import { writeToMany, type Mailed } from './asks'

/** As many characters as the API takes. */
const max_chars = 500

/** The end of a day in this browser's zone: until then what was written is shown. */
const endOf = (day: string) => new Date(`${day}T23:59:59`).toISOString()

/** A note or an offer on the cards of a whole segment, and on how many of them it came to stand. */
export function WriteToMany({ say, segment, close }: { say: Say; segment: string; close: () => void }) {
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const [done, setDone] = useState<Mailed>()
  const [key, setKey] = useState(newKey)
  const send = submitted((text) => {
    const kind = text('kind') as 'note' | 'offer'
    const until = text('until') ? endOf(text('until')) : null
    void act(() => writeToMany(key, { kind, text: text('text').trim(), until, segment }), setDone)
  })
  if (done) return <Written say={say} done={done} close={close} />
  return (
    <Dialog title={say('customers-write')} close={close}>
      {/* Another text is another letter: it goes out by a key of its own. */}
      <form onSubmit={send} onInput={() => setKey(newKey())}>
        <fieldset>
          <legend>{say('customers-write-kind')}</legend>
          <label class="choice">
            <input type="radio" name="kind" value="note" defaultChecked />
            <span>
              {say('customers-write-note')} <span class="soft">{say('customers-write-note-why')}</span>
            </span>
          </label>
          <label class="choice">
            <input type="radio" name="kind" value="offer" />
            <span>
              {say('customers-write-offer')} <span class="soft">{say('customers-write-offer-why')}</span>
            </span>
          </label>
        </fieldset>
        <label>
          {say('customers-write-text')}
          <textarea name="text" rows={4} maxlength={max_chars} required />
        </label>
        <label>
          {say('customers-write-until')}
          <input name="until" type="date" />
        </label>
        <Refusal text={refusal} />
        <button class="button" disabled={isBusy}>
          {say('customers-write-do')}
        </button>
        <button class="plain" type="button" onClick={close}>
          {say('owner-cancel')}
        </button>
      </form>
    </Dialog>
  )
}

function Written({ say, done, close }: { say: Say; done: Mailed; close: () => void }) {
  return (
    <Dialog title={say('customers-write')} close={close}>
      <p class="says" role="status">
        {say('customers-written', { n: done.written })}
      </p>
      {done.left_out > 0 && (
        <p>
          {say('customers-left-out', { n: done.left_out })} {done.kind === 'offer' ? say('customers-left-out-offer') : say('customers-left-out-note')}
        </p>
      )}
      <button class="button" type="button" onClick={close}>
        {say('customers-close')}
      </button>
    </Dialog>
  )
}
