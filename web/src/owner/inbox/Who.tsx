import type { Say } from '../../words'

interface OfWho {
  say: Say
  customer: { id: string; display_name?: string | null }
  isAtHome: boolean
  state: string
}

/** Whose it is, with the way to their page, and whether it waits. */
export function Who({ say, customer, isAtHome, state }: OfWho) {
  if (isAtHome && !state) return null
  return (
    <div class="who">
      {!isAtHome && (
        <h2>
          <a href={`#customers/${customer.id}`}>{customer.display_name ?? say('inbox-nameless')}</a>
        </h2>
      )}
      {state && <span class="state">{state}</span>}
    </div>
  )
}
