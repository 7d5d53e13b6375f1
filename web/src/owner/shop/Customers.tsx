//! What concerns the people who come: what they are asked, how long they are remembered, and what they are told of it.

import { useState } from 'preact/hooks'
import { languages, type Language, type Say } from '../../words'
import { Asked, useAsked } from '../parts/asked'
import { Field, Saves, useSave } from '../parts/fields'
import { askAsking, askNotice, askPeriods, putAsking, putNotice, putPeriods, type Asks, type Notice as Texts, type Periods } from './asks'

/** Bounds of src/privacy and src/kernel/text.rs. */
const months = { min: 1, max: 120 }
const max_notice_chars = 2_000

const questions: Record<Asks, [string, string]> = {
  nps: ['shop-ask-nps', 'shop-ask-nps-why'],
  csat: ['shop-ask-csat', 'shop-ask-csat-why'],
  none: ['shop-ask-none', 'shop-ask-none-why'],
}

export function Asking({ say }: { say: Say }) {
  const asked = useAsked(askAsking)
  return <Asked say={say} asked={asked}>{({ question }) => <Question say={say} now={question} />}</Asked>
}

function Question({ say, now }: { say: Say; now: Asks }) {
  const [question, setQuestion] = useState(now)
  const state = useSave(say)
  return (
    <Saves say={say} state={state} go={() => void state.save(() => putAsking(question))}>
      <fieldset>
        <legend>{say('shop-ask')}</legend>
        {(Object.keys(questions) as Asks[]).map((one) => (
          <label key={one} class="choice">
            <input type="radio" name="question" checked={question === one} onChange={() => setQuestion(one)} />
            <span>
              {say(questions[one][0])} <span class="soft">{say(questions[one][1])}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </Saves>
  )
}

const periods = { profiling_months: ['shop-profiling', 'shop-profiling-why'], marketing_months: ['shop-marketing', 'shop-marketing-why'] } as const

export function Keeping({ say }: { say: Say }) {
  const asked = useAsked(askPeriods)
  return <Asked say={say} asked={asked}>{(now) => <Months say={say} now={now} />}</Asked>
}

function Months({ say, now }: { say: Say; now: Periods }) {
  const [kept, setKept] = useState(now)
  const state = useSave(say, { '/profiling_months': say('shop-months-rule', months), '/marketing_months': say('shop-months-rule', months) })
  return (
    <Saves say={say} state={state} go={() => void state.save(() => putPeriods(kept))}>
      {(Object.keys(periods) as (keyof Periods)[]).map((field) => (
        <Field key={field} label={say(periods[field][0])} hint={say(periods[field][1])} wrong={state.wrong[`/${field}`]}>
          {(described) => (
            <input {...described} class="short" type="number" {...months} required value={kept[field] || ''} onInput={(event) => setKept({ ...kept, [field]: Number(event.currentTarget.value) })} />
          )}
        </Field>
      ))}
    </Saves>
  )
}

export function Notice({ say, language }: { say: Say; language: Language }) {
  const asked = useAsked(askNotice)
  return <Asked say={say} asked={asked}>{(now) => <Words say={say} language={language} now={now} />}</Asked>
}

function Words({ say, language, now }: { say: Say; language: Language; now: Texts }) {
  const [texts, setTexts] = useState(now)
  const rule = say('shop-notice-rule', { max: max_notice_chars })
  const state = useSave(say, Object.fromEntries(languages.map((code) => [`/${code}`, rule])))
  return (
    <Saves say={say} state={state} go={() => void state.save(() => putNotice(texts))}>
      <p class="soft">{say('shop-notice-why')}</p>
      {languages.map((code) => (
        <Field key={code} label={new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code} wrong={state.wrong[`/${code}`]}>
          {(described) => (
            <textarea
              {...described}
              rows={4}
              lang={code}
              maxlength={max_notice_chars}
              value={texts[code] ?? ''}
              onInput={(event) => setTexts({ ...texts, [code]: event.currentTarget.value.trim() ? event.currentTarget.value : null })}
            />
          )}
        </Field>
      ))}
    </Saves>
  )
}
