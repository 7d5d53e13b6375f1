import { useMemo, useState } from 'preact/hooks'
import { newKey } from '../../counter/key'
import type { Say } from '../../words'
import { Asked, useAsked } from '../parts/asked'
import { Field, Saves, useSave } from '../parts/fields'
import { addPlace, listPlaces, renamePlace, type Place } from './asks'

/** The counters of the shop: each device stands at one of them. */
export function Places({ say }: { say: Say }) {
  const places = useAsked(listPlaces)
  return (
    <Asked say={say} asked={places}>
      {({ data }) => (
        <>
          <p class="soft">{say('shop-places-why')}</p>
          {data.map((place) => (
            <One key={place.id} say={say} place={place} />
          ))}
          <Add key={data.length} say={say} again={places.again} />
        </>
      )}
    </Asked>
  )
}

function One({ say, place }: { say: Say; place: Place }) {
  const [name, setName] = useState(place.name)
  const state = useSave(say, { '/name': say('shop-name-rule') })
  return (
    <Saves say={say} state={state} go={() => void state.save(() => renamePlace(place.id, name.trim()))}>
      <Field label={say('shop-place-name', { name: place.name })} wrong={state.wrong['/name']}>
        {(described) => <input {...described} autocomplete="off" maxlength={80} required value={name} onInput={(event) => setName(event.currentTarget.value)} />}
      </Field>
    </Saves>
  )
}

function Add({ say, again }: { say: Say; again: () => void }) {
  const [name, setName] = useState('')
  const key = useMemo(newKey, [name])
  const state = useSave(say, { '/name': say('shop-name-rule') })
  return (
    <Saves say={say} state={state} go={() => void state.save(() => addPlace(key, name.trim()), again)}>
      <Field label={say('shop-place-new')} wrong={state.wrong['/name']}>
        {(described) => <input {...described} autocomplete="off" maxlength={80} required value={name} onInput={(event) => setName(event.currentTarget.value)} />}
      </Field>
    </Saves>
  )
}
