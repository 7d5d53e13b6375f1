//! Whether a program runs, and what it would mean to change that: said before it is done.

import { useState } from 'preact/hooks'
import type { Say } from '../../words'
import { Dialog } from '../parts/Dialog'
import { Refusal, useAct } from '../parts/form'
import { putStatus, type Program, type Status } from './asks'

/** What each state is called. */
const states: Record<Status, string> = { running: 'programs-running', paused: 'programs-paused', ended: 'programs-ended' }

/** What the way to a state is called, and what it means for stamps and rewards. */
const ways: Record<Status, { act: string; title: string; means: string }> = {
  running: { act: 'programs-resume', title: 'programs-resume-title', means: 'programs-resume-means' },
  paused: { act: 'programs-pause', title: 'programs-pause-title', means: 'programs-pause-means' },
  ended: { act: 'programs-end', title: 'programs-end-title', means: 'programs-end-means' },
}
const from: Record<Status, Status[]> = { running: ['paused', 'ended'], paused: ['running', 'ended'], ended: [] }

export function Standing({ say, program, again }: { say: Say; program: Program; again: () => void }) {
  const [wanted, setWanted] = useState<Status>()
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const done = () => {
    setWanted(undefined)
    again()
  }
  return (
    <div class="standing">
      <p class={`state ${program.status}`}>{say(states[program.status])}</p>
      <div class="acts">
        {from[program.status].map((status) => (
          <button class="plain" type="button" aria-label={`${say(ways[status].act)}: ${program.name}`} onClick={() => setWanted(status)}>
            {say(ways[status].act)}
          </button>
        ))}
      </div>
      {wanted && (
        <Dialog title={say(ways[wanted].title, { name: program.name })} close={() => setWanted(undefined)}>
          <p>{say(ways[wanted].means)}</p>
          <Refusal text={refusal} />
          <button class="button" type="button" disabled={isBusy} onClick={() => void act(() => putStatus(program.id, wanted), done)}>
            {say(ways[wanted].act)}
          </button>
          <button class="button quiet" type="button" onClick={() => setWanted(undefined)}>
            {say('owner-cancel')}
          </button>
        </Dialog>
      )}
    </div>
  )
}
