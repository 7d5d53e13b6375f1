import { useState } from 'preact/hooks'
import { newKey } from '../../../counter/key'
import type { Say } from '../../../words'
import { Dialog } from '../../parts/Dialog'
import { Refusal, submitted, useAct } from '../../parts/form'
import { replace, type Card } from '../asks'
import { WayBack } from './WayBack'

interface OfCard {
  say: Say
  id: string
  close: () => void
}

/** A lost card: its codes and its page are dead at once, its stamps stay. Then the customer needs the way to the new one. */
export function Lost({ say, id, close, done }: OfCard & { done: () => void }) {
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const [card, setCard] = useState<Card>()
  const [key, setKey] = useState(newKey)
  if (card) return <WayBack say={say} id={id} close={() => (close(), done())} />
  const send = submitted((text) => void act(() => replace(key, id, text('reason').trim()), setCard))
  return (
    <Dialog title={say('customers-lost')} close={close}>
      <form onSubmit={send} onInput={() => setKey(newKey())}>
        <p>{say('customers-lost-what')}</p>
        <label>
          {say('customers-reason')}
          <input name="reason" maxlength={280} defaultValue={say('customers-lost-reason')} autocomplete="off" required />
        </label>
        <Refusal text={refusal} />
        <button class="button" disabled={isBusy}>
          {say('customers-lost-do')}
        </button>
        <button class="plain" type="button" onClick={close}>
          {say('owner-cancel')}
        </button>
      </form>
    </Dialog>
  )
}
