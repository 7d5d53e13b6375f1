import { useState } from 'preact/hooks'
import type { Language } from '../../../words'
import { day } from '../../parts/format'
import { focused, Part, Refusal, submitted, useAct } from '../../parts/form'
import { change, type Change } from '../asks'
import { changed as differing, joined, parted } from '../called'
import { BirthdayField } from './BirthdayField'
import type { OfOne } from './Profile'

const purposes: Record<string, string> = {
  service_messages: 'customers-allows-service',
  marketing: 'customers-allows-marketing',
  profiling: 'customers-allows-profiling',
  surveys: 'customers-allows-surveys',
}

/** What they told of themselves, and what they allow: their own word, which nobody changes here. */
export function About(of: OfOne) {
  const { say, language, known } = of
  const [isChanging, setChanging] = useState(false)
  const facts = [
    [say('customers-name'), known.display_name],
    [say('customers-email'), known.email],
    [say('customers-phone'), known.phone],
    [say('customers-birthday'), known.birthday && celebrated(language, known.birthday)],
  ] as const
  return (
    <Part title={say('customers-about')}>
      {isChanging ? (
        <Form {...of} done={() => (setChanging(false), of.changed())} cancel={() => setChanging(false)} />
      ) : (
        <>
          <dl class="pairs">
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value || <span class="soft">{say('customers-not-told')}</span>}</dd>
              </div>
            ))}
          </dl>
          <button class="button quiet" type="button" onClick={() => setChanging(true)}>
            {say('customers-change')}
          </button>
        </>
      )}
      <h3>{say('customers-allows')}</h3>
      <dl class="pairs">
        {known.consents.map(({ purpose, is_given, at }) => (
          <div key={purpose}>
            <dt>{say(purposes[purpose] ?? purpose)}</dt>
            <dd>{say(is_given ? 'customers-allows-yes' : 'customers-allows-no', { date: day(language, at) })}</dd>
          </div>
        ))}
      </dl>
      <p class="soft">{say(known.consents.length > 0 ? 'customers-allows-why' : 'customers-allows-nothing')}</p>
    </Part>
  )
}

/** A birthday as one says it, with the year where it is known. */
function celebrated(language: Language, birthday: string): string {
  const { day, month, year } = parted(birthday)
  // A leap year stands in for one that was not told.
  const at = new Date(Date.UTC(Number(year || 2000), Number(month) - 1, Number(day)))
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'long', ...(year && { year: 'numeric' }), timeZone: 'UTC' }).format(at)
}

function Form({ say, language, known, done, cancel }: OfOne & { done: () => void; cancel: () => void }) {
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const send = submitted((text) => {
    const given = { display_name: text('display_name'), email: text('email'), phone: text('phone'), birthday: joined({ day: text('day'), month: text('month'), year: text('year') }) }
    const body: Change = differing(known, given)
    if (Object.keys(body).length === 0) return done()
    void act(() => change(known.id, body), done)
  })
  return (
    <form onSubmit={send}>
      <label>
        {say('customers-name')}
        <input name="display_name" autocomplete="off" maxlength={80} defaultValue={known.display_name ?? ''} ref={focused} />
      </label>
      <label>
        {say('customers-email')}
        <input name="email" type="email" autocomplete="off" maxlength={254} defaultValue={known.email ?? ''} />
      </label>
      <label>
        {say('customers-phone')}
        <input name="phone" type="tel" autocomplete="off" maxlength={32} defaultValue={known.phone ?? ''} />
      </label>
      <BirthdayField say={say} language={language} birthday={known.birthday} />
      <Refusal text={refusal} />
      <button class="button" disabled={isBusy}>
        {say('owner-save')}
      </button>
      <button class="plain" type="button" onClick={cancel}>
        {say('owner-cancel')}
      </button>
    </form>
  )
}
