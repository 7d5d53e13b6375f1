import { useState } from 'preact/hooks'
import { Dialog } from '../../parts/Dialog'
import { Part, Refusal, submitted, useAct } from '../../parts/form'
import { exported, forget } from '../asks'
import { called } from '../Row'
import type { OfOne } from './Profile'

/** Everything that is known of them, as a file for them; and to be forgotten, if that is their wish. */
export function Data(of: OfOne) {
  const { say, known } = of
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const [isOpen, open] = useState(false)
  return (
    <Part title={say('customers-data')}>
      <p class="soft">{say('customers-export-why')}</p>
      <button class="button quiet" type="button" disabled={isBusy} onClick={() => void act(() => exported(known.id), (all) => save(`${known.id}.json`, all))}>
        {say('customers-export')}
      </button>
      <Refusal text={refusal} />
      <button class="button quiet" type="button" aria-haspopup="dialog" onClick={() => open(true)}>
        {say('customers-forget')}
      </button>
      {isOpen && <Forget {...of} close={() => open(false)} />}
    </Part>
  )
}

/** Puts a file into the browser's downloads. */
function save(name: string, content: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}

/** It cannot be undone, so it is typed and not only clicked. */
function Forget({ say, known, close }: OfOne & { close: () => void }) {
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const [typed, type] = useState('')
  const word = known.display_name ?? known.cards[0]?.short_code ?? known.id
  const send = submitted(() => void act(() => forget(known.id), () => (location.hash = 'customers')))
  return (
    <Dialog title={say('customers-forget')} close={close}>
      <form onSubmit={send}>
        <p>{say('customers-forget-what', { name: called(say, known.display_name, known.cards[0]?.short_code) })}</p>
        <label>
          {say('customers-forget-type', { word })}
          <input autocomplete="off" spellcheck={false} value={typed} onInput={({ currentTarget }) => type(currentTarget.value)} required />
        </label>
        <Refusal text={refusal} />
        <button class="button" disabled={isBusy || typed.trim() !== word}>
          {say('customers-forget-do')}
        </button>
        <button class="plain" type="button" onClick={close}>
          {say('owner-cancel')}
        </button>
      </form>
    </Dialog>
  )
}
