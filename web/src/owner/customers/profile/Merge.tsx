import { useEffect, useState } from 'preact/hooks'
import { newKey } from '../../../counter/key'
import { Dialog } from '../../parts/Dialog'
import { Asked, useAsked } from '../../parts/asked'
import { Refusal, submitted, useAct } from '../../parts/form'
import { find, merge, type Found } from '../asks'
import { called, stamps } from '../Row'
import type { OfOne } from './Profile'
import { unmerged } from './unmerged'

/** A pause in typing: then it is looked for. */
const typed_ms = 250
const fewest_chars = 2
const most_shown = 8

type OfMerge = OfOne & { close: () => void }

/** Somebody with two cards: the other is looked for, what will happen is said, and then they are one. */
export function Merge(of: OfMerge) {
  const { say, close } = of
  const [other, choose] = useState<Found>()
  return (
    <Dialog title={say('customers-merge')} close={close}>
      {other ? <Sure {...of} other={other} /> : <Search {...of} choose={choose} />}
      <button class="plain" type="button" onClick={close}>
        {say('owner-cancel')}
      </button>
    </Dialog>
  )
}

function Search({ say, known, choose }: OfMerge & { choose: (other: Found) => void }) {
  const [typed, type] = useState('')
  const [query, ask] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => ask(typed.trim()), typed_ms)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <>
      <label>
        {say('customers-find')}
        <input type="search" autocomplete="off" spellcheck={false} maxlength={254} value={typed} onInput={({ currentTarget }) => type(currentTarget.value)} />
      </label>
      {query.length >= fewest_chars ? <Hits say={say} query={query} besides={known.id} choose={choose} /> : <p class="soft">{say('customers-merge-who')}</p>}
    </>
  )
}

function Hits({ say, query, besides, choose }: Pick<OfMerge, 'say'> & { query: string; besides: string; choose: (other: Found) => void }) {
  const asked = useAsked(() => find({ query }), [query])
  return (
    <Asked say={say} asked={asked}>
      {({ data }) => {
        const others = data.filter(({ id, card_id }) => id !== besides && card_id).slice(0, most_shown)
        if (others.length === 0) return <p role="status">{say('customers-nobody')}</p>
        return (
          <ul class="list">
            {others.map((other) => (
              <li key={other.id}>
                <button class="button quiet hit" type="button" onClick={() => choose(other)}>
                  <b>{called(say, other.display_name, other.short_code)}</b>
                  <span class="soft">{stamps(say, other, []).join(' · ')}</span>
                </button>
              </li>
            ))}
          </ul>
        )
      }}
    </Asked>
  )
}

function Sure({ say, known, other, changed, close }: OfMerge & { other: Found }) {
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out', unmerged)
  const [key, setKey] = useState(newKey)
  const own = called(say, known.display_name, known.cards[0]?.short_code)
  const others = called(say, other.display_name, other.short_code)
  const [isOwnKept, keepOwn] = useState(true)
  const [kept, gone] = isOwnKept ? [own, others] : [others, own]
  const send = submitted(() => {
    const [from, into] = isOwnKept ? [other.id, known.id] : [known.id, other.id]
    void act(() => merge(key, from, into), () => {
      close()
      if (isOwnKept) changed()
      else location.hash = `customers/${other.id}`
    })
  })
  const turn = (isOwn: boolean) => {
    keepOwn(isOwn)
    setKey(newKey())
  }
  return (
    <form onSubmit={send}>
      <fieldset>
        <legend>{say('customers-merge-which')}</legend>
        <label class="choice">
          <input type="radio" name="kept" checked={isOwnKept} onChange={() => turn(true)} />
          {own}
        </label>
        <label class="choice">
          <input type="radio" name="kept" checked={!isOwnKept} onChange={() => turn(false)} />
          {others}
        </label>
      </fieldset>
      <p>{say('customers-merge-what', { gone, kept })}</p>
      <p class="soft">{say('customers-merge-undo')}</p>
      <Refusal text={refusal} />
      <button class="button" disabled={isBusy}>
        {say('customers-merge-do')}
      </button>
    </form>
  )
}
