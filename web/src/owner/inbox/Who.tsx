import type { Say } from '../../words'

interface OfWho {
  say: Say
  customer: { id: string; display_name?: string | null }
  isAtHome: boolean
  state: string
  /** What was answered, where it was a figure. */
  score?: string
}

/** Whose it is, with the way to their page, whether it waits, and the score: that stands where the eye runs down. */
export function Who({ say, customer, isAtHome, state, score }: OfWho) {
  if (isAtHome && !state && !score) return null
  return (
    <div class="who">
      {!isAtHome && (
        <h2>
          <a href={`#customers/${customer.id}`}>{customer.display_name ?? say('inbox-nameless')}</a>
        </h2>
      )}
      <p>
        {state && <span class="state">{state}</span>}
        {score && (
          <b class="score">
            {state && ' · '}
            {score}
          </b>
        )}
      </p>
    </div>
  )
}
