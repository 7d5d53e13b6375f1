import { submitted } from '../parts/form'
import { write } from './asks'
import type { FormProps } from './Nudge'

const kinds = { note: 'nudge-note-plain', offer: 'nudge-note-offer' } as const
const whys = { note: 'nudge-note-plain-why', offer: 'nudge-note-offer-why' } as const

/** A few lines on their card: a note, or an offer to those who allow one. */
export function Note({ say, over, send, isBusy, foot }: FormProps) {
  const submit = submitted((text) => {
    const kind = text('kind') as keyof typeof kinds
    send((key) => write(over.customer.id, key, { kind, text: text('text').trim() }), 'nudge-note-done')
  })
  return (
    <form onSubmit={submit}>
      <fieldset>
        <legend>{say('nudge-note-kind')}</legend>
        {(['note', 'offer'] as const).map((kind) => (
          <label class="choice kind" key={kind}>
            <input type="radio" name="kind" value={kind} defaultChecked={kind === 'note'} />
            <span>
              {say(kinds[kind])} <span class="soft">{say(whys[kind])}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <label>
        {say('nudge-note-text')}
        <textarea name="text" rows={4} maxlength={500} required />
      </label>
      <button class="button" disabled={isBusy}>
        {say('nudge-note-do')}
      </button>
      {foot}
    </form>
  )
}
