import { useState } from 'preact/hooks'
import type { Say } from '../../words'
import type { Told } from '../api'
import { Asked, useAsked } from '../parts/asked'
import { devices, programs } from './asks'

/** Under this the browser remembers that the poster hangs: no server can see that. */
const poster_key = 'timbro-poster-printed'

interface Facts {
  hasProgram: boolean
  hasDevice: boolean
}

async function facts(): Promise<Told<Facts>> {
  const [running, enrolled] = await Promise.all([programs(), devices()])
  if (!('told' in running)) return running
  if (!('told' in enrolled)) return enrolled
  return {
    told: {
      hasProgram: running.told.data.some(({ status }) => status === 'running'),
      hasDevice: enrolled.told.data.some(({ revoked_at }) => !revoked_at),
    },
  }
}

/** From an empty shop to the first stamp, in order. It is there until somebody has come. */
export function Beginning({ say }: { say: Say }) {
  const asked = useAsked(facts)
  const [isPrinted, setPrinted] = useState(() => localStorage.getItem(poster_key) !== null)
  const hang = () => {
    localStorage.setItem(poster_key, '1')
    setPrinted(true)
  }
  return (
    <section class="sheet beginning">
      <h2>{say('today-begin')}</h2>
      <Asked say={say} asked={asked}>
        {({ hasProgram, hasDevice }) => {
          const steps = [
            { isDone: hasProgram, href: '#programs', word: 'today-begin-program', why: 'today-begin-program-why' },
            { isDone: isPrinted, href: '#posters', word: 'today-begin-poster', why: 'today-begin-poster-why' },
            { isDone: hasDevice, href: '#team', word: 'today-begin-device', why: 'today-begin-device-why' },
            { isDone: false, href: '/counter', word: 'today-begin-stamp', why: 'today-begin-stamp-why' },
          ]
          const next = steps.find(({ isDone }) => !isDone)
          return (
            <ol>
              {steps.map((step) => (
                <li class={step.isDone ? 'done' : step === next ? 'next' : undefined}>
                  <i aria-hidden="true" />
                  <div>
                    <a href={step.href}>{say(step.word)}</a>
                    <span class="soft"> {step.isDone ? say('today-begin-done') : say(step.why)}</span>
                    {step.href === '#posters' && !isPrinted && (
                      <button class="plain" type="button" onClick={hang}>
                        {say('today-begin-hangs')}
                      </button>
                    )}
                  </div>
                </li>
              ))}
            </ol>
          )
        }}
      </Asked>
    </section>
  )
}
