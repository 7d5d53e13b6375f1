import { useState } from 'preact/hooks'
import { Saves, useSave } from '../parts/fields'
import { whole } from './About'
import { putShop } from './asks'
import type { OfShop } from './Settings'
import { another, dayName, hoursOf, weekOf, withDay, type Spell } from './week'

/** When the shop is open. A day may have a break, and may end after midnight. */
export function Open({ say, language, shop, changed }: OfShop) {
  const [week, setWeek] = useState(() => weekOf(shop.hours))
  const state = useSave(say, { '/hours': say('shop-hours-rule') })
  const setSpell = (day: number, at: number, change: Partial<Spell>) =>
    setWeek(withDay(week, day, week[day]!.map((spell, place) => (place === at ? { ...spell, ...change } : spell))))
  const time = (day: number, at: number, which: keyof Spell) => (
    <input
      type="time"
      required
      aria-label={`${dayName(language, day)}: ${say(which === 'opens' ? 'shop-opens' : 'shop-closes')}`}
      value={week[day]![at]![which]}
      onInput={(event) => setSpell(day, at, { [which]: event.currentTarget.value })}
    />
  )
  return (
    <Saves say={say} state={state} go={() => void state.save(() => putShop({ ...whole(shop), hours: hoursOf(week) }), changed)}>
      <p class="soft">{say('shop-hours-why')}</p>
      {week.map((spells, day) => (
        <fieldset key={day} class="weekday">
          <legend>{dayName(language, day)}</legend>
          {spells.length === 0 && <p class="soft">{say('shop-closed-day')}</p>}
          {spells.map((_, at) => (
            <p class="spell">
              {time(day, at, 'opens')}
              <span aria-hidden="true">–</span>
              {time(day, at, 'closes')}
              <button
                class="plain"
                type="button"
                aria-label={`${dayName(language, day)}: ${say('owner-remove')}`}
                onClick={() => setWeek(withDay(week, day, spells.filter((_, place) => place !== at)))}
              >
                {say('owner-remove')}
              </button>
            </p>
          ))}
          <p class="acts">
            {spells.length < 4 && (
              <button class="plain" type="button" aria-label={`${dayName(language, day)}: ${say('shop-hours-add')}`} onClick={() => setWeek(withDay(week, day, another(spells)))}>
                {say('shop-hours-add')}
              </button>
            )}
            {spells.length > 0 && (
              <button class="plain" type="button" aria-label={`${dayName(language, day)}: ${say('shop-hours-copy')}`} onClick={() => setWeek(week.map(() => spells))}>
                {say('shop-hours-copy')}
              </button>
            )}
          </p>
        </fieldset>
      ))}
      {state.wrong['/hours'] && (
        <p class="wrong" role="alert">
          {state.wrong['/hours']}
        </p>
      )}
    </Saves>
  )
}
