import { useState } from 'preact/hooks'
import type { Say } from '../../words'
import { Dialog } from '../parts/Dialog'
import { Refusal, submitted, useAct } from '../parts/form'
import { revokeKey, rotateKey, type Key, type Secret } from './asks'
import { useKey } from './useKey'

/** For how many hours an old secret may stay good, as the server takes it. */
const overlap_hours = { usual: 24, max: 720 }

interface KeyActsProps {
  say: Say
  record: Key
  shown: (secret: Secret) => void
  changed: () => void
}

/** What can be done with a key: give it a new secret, or revoke it. */
export function KeyActs({ say, record, shown, changed }: KeyActsProps) {
  const [doing, setDoing] = useState<'rotating' | 'revoking'>()
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const kept = useKey()
  const { id, name } = record
  const close = () => setDoing(undefined)
  const rotate = (text: (field: string) => string) =>
    act(() => kept.under((key) => rotateKey(key, id, Number(text('hours')))), (made) => {
      close()
      shown(made)
    })
  const revoke = () =>
    act(() => revokeKey(id), () => {
      close()
      changed()
    })
  return (
    <div class="acts">
      <button class="plain" type="button" aria-label={say('records-key-rotate-what', { name })} onClick={() => setDoing('rotating')}>
        {say('records-key-rotate')}
      </button>
      <button class="plain" type="button" aria-label={say('records-key-revoke-what', { name })} onClick={() => setDoing('revoking')}>
        {say('team-revoke')}
      </button>
      {doing === 'rotating' && (
        <Dialog title={say('records-key-rotate-what', { name })} close={close}>
          <form onSubmit={submitted((text) => void rotate(text))} aria-busy={isBusy}>
            <label>
              {say('records-key-overlap')}
              <input name="hours" type="number" inputmode="numeric" min={0} max={overlap_hours.max} required defaultValue={String(overlap_hours.usual)} aria-describedby="overlap" />
            </label>
            <p class="soft" id="overlap">
              {say('records-key-overlap-why')}
            </p>
            <Refusal text={refusal} />
            <button class="button" disabled={isBusy}>
              {say('records-key-rotate-do')}
            </button>
            <button class="plain" type="button" onClick={close}>
              {say('owner-cancel')}
            </button>
          </form>
        </Dialog>
      )}
      {doing === 'revoking' && (
        <Dialog title={say('records-key-revoke-what', { name })} close={close}>
          <p>{say('records-key-revoke-why')}</p>
          <Refusal text={refusal} />
          <button class="button" type="button" disabled={isBusy} onClick={() => void revoke()}>
            {say('team-revoke')}
          </button>
          <button class="plain" type="button" onClick={close}>
            {say('owner-cancel')}
          </button>
        </Dialog>
      )}
    </div>
  )
}
