import { useEffect, useState } from 'preact/hooks'
import { addPasskey, askOwner, passkeys, removePasskey, renamePasskey, type PasskeyView } from '../api'
import { Part, Refusal, focused, submitted, useAct } from '../parts/form'
import { called, make, type Come } from '../door/passkey'
import { day, type PartProps } from './Security'
import { Dialog } from '../parts/Dialog'
import { useWays, withoutPasskeys } from '../door/ways'

type Doing = { kind: 'adding' } | { kind: 'naming' | 'removing'; passkey: PasskeyView } | undefined

async function add(name: string): Promise<Come<unknown>> {
  const made = await make(askOwner(), name)
  return 'told' in made ? addPasskey(made.told) : made
}

/** An owner's passkeys: add one, call it by another name, remove it. */
export function Passkeys({ say, language, changed }: PartProps) {
  const off = withoutPasskeys(say, useWays())
  const [list, setList] = useState<PasskeyView[]>()
  const [doing, setDoing] = useState<Doing>()
  const { refusal, isBusy, act } = useAct(say, 'owner-passkey-refused')
  const look = () => act(passkeys, (told) => setList(told.data))
  useEffect(() => void look(), [])
  const did = () => {
    setDoing(undefined)
    changed()
    void passkeys().then((answer) => 'told' in answer && setList(answer.told.data))
  }
  const name = (text: (field: string) => string) => {
    if (doing?.kind === 'adding') void act(() => add(text('name')), did)
    if (doing?.kind === 'naming') void act(() => renamePasskey(doing.passkey.id, text('name')), did)
  }
  const since = ({ made_at, used_at }: PasskeyView) =>
    used_at ? say('owner-passkey-used', { date: day(language, used_at) }) : say('owner-passkey-made', { date: day(language, made_at) })
  return (
    <Part title={say('owner-passkeys')}>
      <p class="soft">{off || say(list?.length ? 'owner-passkeys-what' : 'owner-passkeys-none')}</p>
      {list && list.length > 0 && (
        <ul class="rows">
          {list.map((passkey) => (
            <li>
              <div>
                <strong>{passkey.name}</strong>
                <p class="soft">{since(passkey)}</p>
              </div>
              <div class="acts">
                <button class="plain" type="button" aria-label={say('owner-rename-what', { name: passkey.name })} onClick={() => setDoing({ kind: 'naming', passkey })}>
                  {say('owner-rename')}
                </button>
                <button class="plain" type="button" aria-label={say('owner-remove-what', { name: passkey.name })} onClick={() => setDoing({ kind: 'removing', passkey })}>
                  {say('owner-remove')}
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {(doing?.kind === 'adding' || doing?.kind === 'naming') && (
        <form onSubmit={submitted(name)} aria-busy={isBusy}>
          <label>
            {say('owner-passkey-name')}
            <input ref={focused} name="name" maxlength={80} required defaultValue={doing.kind === 'naming' ? doing.passkey.name : called(navigator.userAgent)} />
          </label>
          <div class="acts">
            <button class="button" disabled={isBusy}>
              {say(doing.kind === 'naming' ? 'owner-save' : 'owner-passkey-make')}
            </button>
            <button class="plain" type="button" onClick={() => setDoing(undefined)}>
              {say('owner-cancel')}
            </button>
          </div>
        </form>
      )}
      {doing?.kind === 'removing' && (
        <Dialog title={say('owner-remove-what', { name: doing.passkey.name })} close={() => setDoing(undefined)}>
          <p class="soft">{say('owner-passkey-remove-why')}</p>
          <Refusal text={refusal} />
          <button class="button" type="button" disabled={isBusy} onClick={() => void act(() => removePasskey(doing.passkey.id), did)}>
            {say('owner-remove')}
          </button>
          <button class="plain" type="button" onClick={() => setDoing(undefined)}>
            {say('owner-cancel')}
          </button>
        </Dialog>
      )}
      {doing?.kind !== 'removing' && <Refusal text={refusal} />}
      {!off && !doing && (
        <button class="button" type="button" disabled={isBusy} onClick={() => setDoing({ kind: 'adding' })}>
          {say('owner-passkey-add')}
        </button>
      )}
    </Part>
  )
}
