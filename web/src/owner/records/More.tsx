import type { Say } from '../../words'
import type { Refused } from '../api'
import { Refusal, why } from '../parts/form'

/** The way to the next page of a list; nothing where this was the last. */
export function More({ say, pages }: { say: Say; pages: { more: (() => Promise<void>) | undefined; isBusy: boolean; refused: Refused | undefined } }) {
  const { more, isBusy, refused } = pages
  return (
    <>
      <Refusal text={refused ? why(say, refused, 'owner-signed-out') : ''} />
      {more && (
        <button class="button quiet" type="button" disabled={isBusy} onClick={() => void more()}>
          {say('records-more')}
        </button>
      )}
    </>
  )
}
