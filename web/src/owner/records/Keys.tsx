//! Keys for machines: what each may do, and what became of it.

import { useRef, useState } from 'preact/hooks'
import type { Say } from '../../words'
import { Asked, useAsked } from '../parts/asked'
import { day, moment } from '../parts/format'
import type { ScreenProps } from '../screens'
import { listKeys, listLocations, type Key, type Mode, type Scope, type Secret } from './asks'
import { KeyActs } from './KeyActs'
import { MakeKey } from './MakeKey'
import { More } from './More'
import { usePages } from '../parts/pages'
import { ShownSecret } from './ShownSecret'
import './records.css'

/** What a key may do: in a word, and what that means. */
export const scopes: Record<Scope, readonly [string, string]> = {
  counter: ['records-scope-counter', 'records-scope-counter-why'],
  owner: ['records-scope-owner', 'records-scope-owner-why'],
}

/** What a key opens: in a word, and what that means. */
export const modes: Record<Mode, readonly [string, string]> = {
  live: ['records-mode-live', 'records-mode-live-why'],
  test: ['records-mode-test', 'records-mode-test-why'],
}

/** A key is good until the end of a day, which is the midnight after it. */
const lastDay = (until: string) => Date.parse(until) - 1

export function Keys({ say, language }: ScreenProps) {
  const keys = usePages(listKeys)
  const places = useAsked(listLocations)
  const [isMaking, setMaking] = useState(false)
  const [secret, setSecret] = useState<Secret>()
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = (made: Secret) => {
    setSecret(made)
    setMaking(false)
    keys.first.again()
  }
  const hide = () => {
    setSecret(undefined)
    heading.current?.focus()
  }
  const dead = keys.rows.filter(({ revoked_at }) => revoked_at)
  const one = (key: Key) => (
    <li key={key.id} class="sheet">
      <KeyFacts say={say} language={language} record={key} />
      {!key.revoked_at && <KeyActs say={say} record={key} shown={shown} changed={keys.first.again} />}
    </li>
  )
  return (
    <div class="records">
      <h1 ref={heading} tabIndex={-1}>
        {say('owner-keys')}
      </h1>
      <p class="soft">{say('records-keys-what')}</p>
      {secret && <ShownSecret key={secret.secret} say={say} made={secret} done={hide} />}
      {isMaking ? (
        <MakeKey say={say} locations={places.answer.kind === 'told' ? places.answer.told.data : []} made={shown} cancel={() => setMaking(false)} />
      ) : (
        <button class="button begin" type="button" onClick={() => setMaking(true)}>
          {say('records-key-make')}
        </button>
      )}
      <Asked say={say} asked={keys.first}>
        {() => (
          <>
            {keys.rows.length === dead.length && <p>{say('records-keys-none')}</p>}
            <ul class="list">{keys.rows.filter(({ revoked_at }) => !revoked_at).map(one)}</ul>
            {dead.length > 0 && (
              <details>
                <summary>
                  <u>{say('records-keys-dead', { n: dead.length })}</u>
                </summary>
                <ul class="list">{dead.map(one)}</ul>
              </details>
            )}
            <More say={say} pages={keys} />
          </>
        )}
      </Asked>
    </div>
  )
}

function KeyFacts({ say, language, record }: Pick<ScreenProps, 'say' | 'language'> & { record: Key }) {
  const { expires_at, revoked_at, last_used_at, old_secret_until, made_at } = record
  const isOver = !!expires_at && Date.parse(expires_at) <= Date.now()
  return (
    <div>
      <h2>{record.name}</h2>
      <p>
        <span class="tag">{say(modes[record.mode][0])}</span> <code>{record.prefix}…</code>
      </p>
      <p>{record.scopes.map((scope) => say(scopes[scope][0])).join(' · ')}</p>
      <p class="soft">{said(say, [last_used_at ? ['records-key-used', moment(language, last_used_at)] : ['records-key-unused'], ['records-key-made-on', day(language, made_at)]])}</p>
      {revoked_at && <p class="soft">{say('records-key-revoked', { date: day(language, revoked_at) })}</p>}
      {expires_at && !revoked_at && <p class={isOver ? 'wrong' : 'soft'}>{say(isOver ? 'records-key-over' : 'records-key-until', { date: day(language, lastDay(expires_at)) })}</p>}
      {old_secret_until && !revoked_at && <p class="soft">{say('records-key-old', { date: moment(language, old_secret_until) })}</p>}
    </div>
  )
}

const said = (say: Say, all: (readonly [string, string?])[]) => all.map(([key, date]) => say(key, date === undefined ? undefined : { date })).join(' · ')
