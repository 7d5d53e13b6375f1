import type { Say } from '../words'
import type { Program } from './acts'
import { explain } from './problem'
import { openRewards, type About, type Greeting, type State } from './till'

interface Asked {
  say: Say
  state: State
  programs: Program[] | null
}

/** The verdict, large enough to be read from two metres. */
export function Result({ say, state, programs }: Asked) {
  const { verdict, about } = state
  return (
    <>
      {verdict?.kind === 'sending' && <h1>{say('counter-sending')}</h1>}
      {verdict?.kind === 'unconfirmed' && (
        <>
          <Seal mark="···" />
          <h1>{say('counter-saved')}</h1>
          <p>
            {verdict.problem && `${explain(say, verdict.problem)} `}
            {say('counter-saved-why')}
          </p>
          {about && !about.isChecked && <p class="hint">{say('counter-unchecked')}</p>}
        </>
      )}
      {verdict?.kind === 'refused' && (
        <>
          <Seal mark="×" />
          <h1>{say(verdict.act === 'undo' ? 'counter-not-undone' : verdict.act === 'redeem' ? 'counter-not-redeemed' : 'counter-refused')}</h1>
          <Who say={say} about={about} />
          <p class="why">{explain(say, verdict.problem)}</p>
        </>
      )}
      {verdict?.kind === 'stamped' && about && <Stamped say={say} about={about} programs={programs} />}
      {verdict?.kind === 'undone' && about && (
        <>
          <Seal mark={`−${earned(about)}`} />
          <h1>{say('counter-undone')}</h1>
          <Who say={say} about={about} />
          <Progress say={say} about={about} programs={programs} isMoved />
        </>
      )}
      {verdict?.kind === 'redeemed' && (
        <>
          <Seal mark="✓" />
          <h1>{verdict.title}</h1>
          <p class="number">{say('counter-redeemed')}</p>
          <Who say={say} about={about} />
        </>
      )}
    </>
  )
}

function earned({ answer }: About): number {
  return Math.max(0, ...(answer?.card.progress ?? []).map((progress) => Math.abs(progress.earned ?? 0)))
}

function Stamped({ say, about, programs }: { say: Say; about: About; programs: Program[] | null }) {
  const rewards = openRewards(about)
  return (
    <>
      <Seal mark={`+${earned(about)}`} />
      <h1>{say('counter-stamped')}</h1>
      <Who say={say} about={about} />
      <Progress say={say} about={about} programs={programs} />
      {rewards.length > 0 && <p class="reward">{say('counter-reward', { reward: rewards.map(({ title }) => title).join(', ') })}</p>}
      {about.details?.greeting && <p class="hint">{greet(say, about.details.greeting)}</p>}
    </>
  )
}

function Who({ say, about }: { say: Say; about: About | null }) {
  const customer = about?.answer?.customer ?? about?.details?.card.customer
  return customer ? <p class="who">{customer.display_name ?? say('counter-no-name')}</p> : null
}

/** How far the card is in each program, or in those alone where the visit moved something. */
function Progress({ say, about, programs, isMoved }: { say: Say; about: About; programs: Program[] | null; isMoved?: boolean }) {
  // A program that counts money or units has nothing to say to a scan that named none.
  const lines = (about.answer?.card.progress ?? []).filter(({ reason, earned }) => (isMoved ? earned : reason !== 'not_given'))
  return (
    <>
      {lines.map(({ program_id, stamps, goal, earned, reason }) => (
        <p class="number" key={program_id}>
          {lines.length > 1 && <span class="why">{programs?.find(({ id }) => id === program_id)?.name}</span>}
          {say('stamps-of-goal', { n: stamps, goal })} · {say('stamps-to-go', { n: goal - stamps })}
          {/* Where several programs run, one of them may have refused what the others took. */}
          {earned === 0 && reason && <span class="why">{explain(say, { type: reason.replaceAll('_', '-') })}</span>}
        </p>
      ))}
    </>
  )
}

/** One short sentence, as a good barista would be told it. */
export function greet(say: Say, { kind, days, text }: Greeting): string {
  switch (kind) {
    case 'owner_asked':
      return text ? say('greet-asked-to-say', { text }) : say('greet-asked')
    case 'first_visit':
      return say('greet-first')
    case 'long_away':
      return say('greet-away', { n: days ?? 0 })
    case 'unhappy':
      return say('greet-unhappy')
    case 'case_open':
      return say('greet-case')
  }
}

function Seal({ mark }: { mark: string }) {
  return (
    <div class="seal" aria-hidden="true">
      {mark}
    </div>
  )
}
