//! The first time: an owner by a one-time link, or the first shop of a server together with its owner.

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { choose, languages, type Say } from '../../words'
import { askNewcomer, openShop, setUp, type FirstShop, type Proof, type Refused, type Told } from '../api'
import { NewPassword, Refusal, useAct } from '../parts/form'
import { called, make } from './passkey'
import { useWays, withoutPasskeys } from './ways'

const text = (form: HTMLFormElement, field: string) => String(new FormData(form).get(field) ?? '')

interface Arriving {
  say: Say
  secret: string
  title: string
  go: string
  send: (form: HTMLFormElement, proof: Proof) => Promise<Told<unknown>>
  done: () => void
  children?: ComponentChildren
}

/** A name, and a passkey or a password to come back with. */
function Arrive({ say, secret, title, go, send, done, children }: Arriving) {
  const known = useWays()
  const off = withoutPasskeys(say, known)
  const [byPassword, setByPassword] = useState(false)
  const { refusal, isBusy, act } = useAct(say, 'owner-link-dead')
  const asksPassword = byPassword || off !== ''
  const passkey = async (form: HTMLFormElement): Promise<Told<unknown> | Refused> => {
    const made = await make(askNewcomer(secret, text(form, 'name')), called(navigator.userAgent) || 'timbro')
    return 'told' in made ? send(form, { passkey: made.told }) : (made as Refused)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    void act(() => (asksPassword ? send(form, { password: text(form, 'password') }) : passkey(form)), done)
  }
  return (
    <main class="alone">
      <h1>{title}</h1>
      <form class="sheet" onSubmit={submit} aria-busy={isBusy}>
        {children}
        <label>
          {say('owner-name')}
          <input name="name" autocomplete="username" maxlength={80} required autofocus={!children} />
        </label>
        {off && <p class="soft">{off}</p>}
        {asksPassword ? <NewPassword say={say} label="owner-password" isAsked={byPassword} /> : <p class="soft">{say('owner-passkey-why')}</p>}
        <Refusal text={refusal} />
        <button class="button" disabled={isBusy || !known}>
          {asksPassword ? go : say('owner-passkey-begin')}
        </button>
        {!off && known && (
          <button class="button quiet" type="button" onClick={() => setByPassword(!byPassword)}>
            {say(byPassword ? 'owner-rather-passkey' : 'owner-rather-password')}
          </button>
        )}
      </form>
    </main>
  )
}

/** An owner, by the link that `shop create` or `owner reset` has printed. */
export function SetUp({ say, secret, done }: { say: Say; secret: string; done: () => void }) {
  const send = (form: HTMLFormElement, proof: Proof) => setUp(secret, text(form, 'name'), proof)
  return <Arrive say={say} secret={secret} title={say('owner-setup-title')} go={say('owner-setup-do')} send={send} done={done} />
}

const kinds = { cafe: 'owner-kind-cafe', restaurant: 'owner-kind-restaurant', shop: 'owner-kind-shop', salon: 'owner-kind-salon' }
const euro = ['AT', 'BE', 'BG', 'CY', 'DE', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PT', 'SI', 'SK']
const money: Record<string, string> = { PL: 'PLN', GB: 'GBP', US: 'USD', CH: 'CHF', CZ: 'CZK', DK: 'DKK', NO: 'NOK', SE: 'SEK', HU: 'HUF', RO: 'RON' }

/** What one pays with where a browser comes from, as far as its languages tell; the euro otherwise. */
export function likelyCurrency(tags: readonly string[]): string {
  const regions = tags.map((tag) => tag.split('-').find((part) => /^[A-Z]{2}$/.test(part)) ?? '')
  const languages = tags.map((tag) => (tag.startsWith('pl') ? 'PL' : ''))
  const region = [...regions, ...languages].find((region) => region in money || euro.includes(region))
  return (region && money[region]) || 'EUR'
}

/** The first shop of a server, by the link that it has printed. */
export function OpenShop({ say, secret, done }: { say: Say; secret: string; done: () => void }) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone || 'Europe/Rome'
  const named = (of: 'language' | 'currency', code: string) =>
    new Intl.DisplayNames(document.documentElement.lang, { type: of }).of(code) ?? code
  const currencies = [...new Set(['EUR', ...Object.values(money), likelyCurrency(navigator.languages)])]
  const send = (form: HTMLFormElement, proof: Proof) => {
    const fields = ['name', 'shop_name', 'kind', 'time_zone', 'currency', 'language'].map((field) => [field, text(form, field)])
    return openShop({ secret, ...Object.fromEntries(fields) } as FirstShop, proof)
  }
  return (
    <Arrive say={say} secret={secret} title={say('owner-open-title')} go={say('owner-open-do')} send={send} done={done}>
      <label>
        {say('owner-shop-name')}
        <input name="shop_name" autocomplete="organization" maxlength={80} required autofocus />
      </label>
      <label>
        {say('owner-shop-kind')}
        <select name="kind">
          {Object.entries(kinds).map(([kind, word]) => (
            <option value={kind}>{say(word)}</option>
          ))}
        </select>
      </label>
      <label>
        {say('owner-shop-currency')}
        <select name="currency">
          {currencies.map((code) => (
            <option value={code} selected={code === likelyCurrency(navigator.languages)}>
              {code} · {named('currency', code)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('owner-shop-language')}
        <select name="language">
          {languages.map((code) => (
            <option value={code} selected={code === choose(navigator.languages)}>
              {named('language', code)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('owner-shop-zone')}
        <select name="time_zone">
          {[...new Set([here, ...Intl.supportedValuesOf('timeZone')])].map((zone) => (
            <option value={zone}>{zone.replaceAll('_', ' ')}</option>
          ))}
        </select>
      </label>
    </Arrive>
  )
}
