import { useState } from 'preact/hooks'
import { languages } from '../../words'
import { Field, Saves, useSave } from '../parts/fields'
import { putShop, type Shop, type ShopChange } from './asks'
import type { OfShop } from './Settings'

const kinds = { cafe: 'owner-kind-cafe', restaurant: 'owner-kind-restaurant', shop: 'owner-kind-shop', salon: 'owner-kind-salon' }

/** What is sent of a shop when a part of it changes: the whole, as it stands. */
export const whole = ({ name, language, time_zone, currency, kind, hours }: Shop): ShopChange => ({ name, language, time_zone, currency, kind, hours })

/** Name, kind, language, zone and money. */
export function About({ say, language, shop, changed }: OfShop) {
  const [draft, setDraft] = useState(() => whole(shop))
  const rules = { '/name': say('shop-name-rule'), '/time_zone': say('shop-zone-rule'), '/currency': say('shop-currency-rule') }
  const state = useSave(say, rules, { 'currency-in-use': say('shop-currency-in-use') })
  const set = (change: Partial<ShopChange>) => setDraft({ ...draft, ...change })
  const named = (of: 'language' | 'currency', code: string) => new Intl.DisplayNames(language, { type: of }).of(code) ?? code
  const currencies = [...new Set([draft.currency, ...Intl.supportedValuesOf('currency')])]
  return (
    <Saves say={say} state={state} go={() => void state.save(() => putShop({ ...draft, hours: shop.hours }), changed)}>
      <Field label={say('owner-shop-name')} wrong={state.wrong['/name']}>
        {(described) => <input {...described} autocomplete="organization" maxlength={80} required value={draft.name} onInput={(event) => set({ name: event.currentTarget.value })} />}
      </Field>
      <Field label={say('owner-shop-kind')} hint={say('shop-kind-why')}>
        {(described) => (
          <select {...described} value={draft.kind} onChange={(event) => set({ kind: event.currentTarget.value as ShopChange['kind'] })}>
            {Object.entries(kinds).map(([kind, word]) => (
              <option value={kind}>{say(word)}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('owner-shop-language')} hint={say('shop-language-why')}>
        {(described) => (
          <select {...described} value={draft.language} onChange={(event) => set({ language: event.currentTarget.value as Shop['language'] })}>
            {languages.map((code) => (
              <option value={code}>{named('language', code)}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('owner-shop-zone')} hint={say('shop-zone-why')} wrong={state.wrong['/time_zone']}>
        {(described) => (
          <input {...described} list="zones" autocomplete="off" spellcheck={false} required value={draft.time_zone} onInput={(event) => set({ time_zone: event.currentTarget.value.trim() })} />
        )}
      </Field>
      <datalist id="zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option value={zone} />
        ))}
      </datalist>
      <Field label={say('owner-shop-currency')} hint={say('shop-currency-why')} wrong={state.wrong['/currency']}>
        {(described) => (
          <select {...described} value={draft.currency} onChange={(event) => set({ currency: event.currentTarget.value })}>
            {currencies.map((code) => (
              <option value={code}>
                {code} · {named('currency', code)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Saves>
  )
}
