import { submitted } from '../parts/form'
import { nudge } from './asks'
import type { FormProps } from './Nudge'

/** The counter is asked to say hello at the next visit. */
export function Greet({ say, over, send, isBusy, foot }: FormProps) {
  const submit = submitted((text) => {
    const said = text('text').trim()
    send((key) => nudge(over.customer.id, key, { kind: 'greet', ...(said && { text: said }) }), 'nudge-greet-done')
  })
  return (
    <form onSubmit={submit}>
      <p>{say('nudge-greet-why')}</p>
      <label>
        {say('nudge-greet-text')}
        <input name="text" maxlength={200} autocomplete="off" placeholder={say('nudge-greet-example')} />
      </label>
      <button class="button" disabled={isBusy}>
        {say('nudge-greet-do')}
      </button>
      {foot}
    </form>
  )
}
