//! The form of a rule: the sentence, what is folded away, and the card that comes of it.

import { useMemo, useState } from 'preact/hooks'
import type { FieldError } from '../../counter/problem'
import { newKey } from '../../counter/key'
import type { Language, Say } from '../../words'
import type { Told } from '../api'
import { number } from '../parts/format'
import { Refusal, why } from '../parts/form'
import { Advanced } from './Advanced'
import type { NewProgram } from './asks'
import { Card } from './Card'
import { NameField } from './NameField'
import { ruleOf, type Draft, type Fault, type Faults } from './rule'
import { Sentence } from './Sentence'

/** Where the rules of a shop stand. */
export interface AtShop {
  say: Say
  language: Language
  shop: { name: string; kind: string; currency: string }
}

const others = { amount: 'programs-wrong-amount', 'before-goal': 'programs-wrong-before-goal', twice: 'programs-wrong-twice', refused: 'programs-wrong-refused' }

/** What is asked of a field, in words. */
function asked(say: Say, language: Language, fault: Fault): string {
  if (fault.word === 'whole') return say('programs-wrong-whole', { min: number(language, fault.min), max: number(language, fault.max) })
  if (fault.word === 'text') return say('programs-wrong-text', { max: fault.max })
  return say(others[fault.word])
}

/** The field that a pointer of the server names: rewards are sent those on the way first, in their order. */
export function fieldOf({ pointer }: FieldError, draft: Draft): string | undefined {
  const [, place] = /^\/rewards\/(\d+)/.exec(pointer) ?? []
  if (place !== undefined && Number(place) >= draft.onTheWay.length) return 'goal.title'
  if (pointer.startsWith('/rewards')) return 'goal.stamps'
  return { '/name': 'name', '/earn/per_minor': 'per', '/limits/cool_down_minutes': 'coolDown', '/limits/per_day': 'perDay', '/stamp_valid_days': 'stampDays' }[pointer]
}

interface Sends<T> extends AtShop {
  draft: Draft
  set: (draft: Draft) => void
  go: string
  send: (key: string, rule: NewProgram) => Promise<Told<T>>
  done: (told: T) => void
}

export function RuleForm<T>({ say, language, shop, draft, set, go, send, done }: Sends<T>) {
  const [faults, setFaults] = useState<Faults>({})
  const [refusal, setRefusal] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [worked, setWorked] = useState(0)
  // The same rule has the same key until it has worked: a second tap after a lost answer sets up nothing twice.
  const key = useMemo(newKey, [draft, worked])
  const change = (some: Partial<Draft>) => set({ ...draft, ...some })
  const wrong = (field: string) => faults[field] && asked(say, language, faults[field])
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (isBusy) return
    setRefusal('')
    const read = ruleOf(draft, shop.currency)
    setFaults('faults' in read ? read.faults : {})
    if ('faults' in read) return
    setBusy(true)
    const answer = await send(key, read.rule)
    setBusy(false)
    if ('told' in answer) {
      setWorked(worked + 1)
      return done(answer.told)
    }
    const named = (answer.problem.errors ?? []).map((error) => fieldOf(error, draft)).filter((field) => field !== undefined)
    setFaults(Object.fromEntries(named.map((field) => [field, { word: 'refused' }])))
    const isUnchanged = answer.problem.type === 'urn:timbro:problem:program-unchanged'
    setRefusal(isUnchanged ? say('programs-unchanged') : why(say, answer, 'owner-signed-out'))
  }
  return (
    <form class="rule" noValidate onSubmit={(event) => void submit(event)}>
      <div class="asks">
        <Sentence say={say} language={language} currency={shop.currency} draft={draft} set={change} wrong={wrong} />
      </div>
      <Card say={say} shop={shop.name} draft={draft} />
      <div class="asks">
        <NameField say={say} draft={draft} set={change} wrong={wrong} />
        <Advanced say={say} draft={draft} set={change} wrong={wrong} />
        <Refusal text={refusal || (Object.keys(faults).length > 0 ? say('programs-wrong') : '')} />
        <button class="button" disabled={isBusy}>
          {go}
        </button>
      </div>
    </form>
  )
}
