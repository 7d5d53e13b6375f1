import { useState } from 'preact/hooks'
import type { Say } from '../../words'
import { focused, Part, Refusal, useAct } from '../parts/form'
import { makeKey, type Location, type Mode, type NewKey, type Scope, type Secret } from './asks'
import { daysAgo, startOf } from './days'
import { modes, scopes } from './Keys'
import { useKey } from './useKey'

/** What is asked for, as the form has it. */
export function wanted(form: FormData): NewKey {
  const [mode, until, location_id] = ['mode', 'until', 'location'].map((field) => String(form.get(field) ?? ''))
  return {
    name: String(form.get('name') ?? '').trim(),
    mode: mode as Mode,
    scopes: form.getAll('scope') as Scope[],
    // It is good until that day is over.
    ...(until && { expires_at: startOf(until, 1) }),
    // The test twin has a counter of its own.
    ...(location_id && mode === 'live' && { location_id }),
  }
}

interface MakeKeyProps {
  say: Say
  locations: Location[]
  made: (secret: Secret) => void
  cancel: () => void
}

export function MakeKey({ say, locations, made, cancel }: MakeKeyProps) {
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const [mode, setMode] = useState<Mode>('live')
  const [isWithout, setWithout] = useState(false)
  const kept = useKey()
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    const body = wanted(new FormData(event.currentTarget as HTMLFormElement))
    setWithout(body.scopes.length === 0)
    if (body.scopes.length > 0) void act(() => kept.under((key) => makeKey(key, body)), made)
  }
  return (
    <Part title={say('records-key-make')}>
      <form onSubmit={send} aria-busy={isBusy}>
        <label>
          {say('records-key-name')}
          <input ref={focused} name="name" autocomplete="off" maxlength={80} required />
        </label>
        <fieldset>
          <legend>{say('records-key-mode')}</legend>
          {(Object.keys(modes) as Mode[]).map((each) => (
            <label key={each} class="choice">
              <input type="radio" name="mode" value={each} checked={mode === each} onChange={() => setMode(each)} />
              <Meant say={say} words={modes[each]} />
            </label>
          ))}
        </fieldset>
        <fieldset aria-describedby={isWithout ? 'no-scope' : undefined}>
          <legend>{say('records-key-scopes')}</legend>
          {(Object.keys(scopes) as Scope[]).map((each) => (
            <label key={each} class="choice">
              <input type="checkbox" name="scope" value={each} defaultChecked={each === 'counter'} />
              <Meant say={say} words={scopes[each]} />
            </label>
          ))}
          {isWithout && (
            <p class="wrong" role="alert" id="no-scope">
              {say('records-key-no-scope')}
            </p>
          )}
        </fieldset>
        <label>
          {say('records-key-expires')}
          <input name="until" type="date" min={daysAgo(0)} />
        </label>
        {locations.length > 1 && mode === 'live' && (
          <label>
            {say('records-key-place')}
            <select name="location">
              {locations.map(({ id, name }) => (
                <option value={id}>{name}</option>
              ))}
            </select>
          </label>
        )}
        <Refusal text={refusal} />
        <div class="acts">
          <button class="button" disabled={isBusy}>
            {say('records-key-make-do')}
          </button>
          <button class="plain" type="button" onClick={cancel}>
            {say('owner-cancel')}
          </button>
        </div>
      </form>
    </Part>
  )
}

function Meant({ say, words: [what, why] }: { say: Say; words: readonly [string, string] }) {
  return (
    <span>
      {say(what)} <span class="soft">{say(why)}</span>
    </span>
  )
}
