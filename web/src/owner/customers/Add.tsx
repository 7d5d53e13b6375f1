import { useState } from 'preact/hooks'
import { newKey } from '../../counter/key'
import type { Say } from '../../words'
import { Dialog } from '../parts/Dialog'
import { Refusal, submitted, useAct } from '../parts/form'
import { add } from './asks'

/** Somebody new. They have a card at once; then their page is shown, with the way to it. */
export function Add({ say, close }: { say: Say; close: () => void }) {
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  // One person however often it is sent, until they are there.
  const [key] = useState(newKey)
  const send = submitted((text) => {
    const told = (field: string) => text(field).trim() || null
    const body = { display_name: told('name'), email: told('email'), phone: told('phone') }
    void act(() => add(key, body), ({ id }) => (location.hash = `customers/${id}`))
  })
  return (
    <Dialog title={say('customers-add')} close={close}>
      <form onSubmit={send}>
        <p class="soft">{say('customers-add-why')}</p>
        <label>
          {say('customers-name')}
          <input name="name" autocomplete="off" maxlength={80} />
        </label>
        <label>
          {say('customers-email')}
          <input name="email" type="email" autocomplete="off" maxlength={254} />
        </label>
        <label>
          {say('customers-phone')}
          <input name="phone" type="tel" autocomplete="off" maxlength={32} />
        </label>
        <Refusal text={refusal} />
        <button class="button" disabled={isBusy}>
          {say('customers-add-do')}
        </button>
        <button class="plain" type="button" onClick={close}>
          {say('owner-cancel')}
        </button>
      </form>
    </Dialog>
  )
}
