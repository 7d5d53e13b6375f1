import { useState } from 'preact/hooks'
import { wear } from '../../wear'
import { Field, Saves, useSave } from '../parts/fields'
import { dropColour, putColour } from './asks'
import type { OfShop } from './Settings'
import { shadesOf } from './shades'

/** timbro's own, as static/timbro.css has it. */
const own = '#a63a24'

/** The stamp's colour, and what becomes of it by day and by night. */
export function Colour({ say, shop, changed }: OfShop) {
  const [colour, setColour] = useState(shop.colour?.given ?? own)
  const state = useSave(say)
  const shades = shadesOf(colour)
  const isAsGiven = shades.light === colour && shades.dark === colour
  const keep = (kept: typeof shop.colour) => {
    wear(kept)
    changed({ ...shop, colour: kept ?? null })
  }
  return (
    <Saves say={say} state={state} go={() => void state.save(() => putColour(colour), keep)}>
      <Field label={say('shop-colour')} hint={say(isAsGiven ? 'shop-colour-as-given' : 'shop-colour-changed')}>
        {(described) => <input {...described} class="colour" type="color" value={colour} onInput={(event) => setColour(event.currentTarget.value)} />}
      </Field>
      <div class="day-and-night" role="img" aria-label={say('shop-colour-preview')}>
        {(['light', 'dark'] as const).map((side) => (
          <div key={side} class={side} style={{ '--stamp': shades[side], '--wash': shades[`${side}_wash`] }}>
            <strong>{shop.name}</strong>
            <div class="stamps">
              <i class="on" style={{ '--turn': '-7deg' }} />
              <i class="on" style={{ '--turn': '5deg' }} />
              <i>3</i>
              <i class="goal">4</i>
            </div>
          </div>
        ))}
      </div>
      {shop.colour && (
        <button
          class="plain"
          type="button"
          onClick={() =>
            void state.save(dropColour, () => {
              setColour(own)
              keep(null)
            })
          }
        >
          {say('shop-colour-own')}
        </button>
      )}
    </Saves>
  )
}
