import { submitted } from '../parts/form'
import { Asked, useAsked } from '../parts/asked'
import { programs } from '../today/asks'
import { give } from './asks'
import type { FormProps } from './Nudge'

/** For so many days a gift can be used unless told otherwise. */
const usual_days = 30

/** A reward that nobody had to collect stamps for. */
export function Gift({ say, over, send, isBusy, foot }: FormProps) {
  const asked = useAsked(programs)
  const submit = submitted((text) => {
    const days = Number(text('days'))
    const gift = { title: text('title').trim(), reason: text('reason').trim(), ...(days && { valid_days: days }) }
    send((key) => give(over.customer.id, key, gift), 'nudge-gift-done')
  })
  return (
    <Asked say={say} asked={asked}>
      {({ data }) => (
        <form onSubmit={submit}>
          <label>
            {say('nudge-gift-title')}
            <input name="title" maxlength={80} required autocomplete="off" defaultValue={data.find(({ status }) => status === 'running')?.rewards.at(-1)?.title ?? ''} />
          </label>
          <label>
            {say('nudge-gift-reason')}
            <input name="reason" maxlength={280} required autocomplete="off" defaultValue={say('nudge-gift-missed')} aria-describedby="reason-stays" />
          </label>
          <p class="soft" id="reason-stays">
            {say('nudge-gift-reason-why')}
          </p>
          <label>
            {say('nudge-gift-days')}
            <input name="days" type="number" inputmode="numeric" min={1} max={3650} defaultValue={usual_days} />
          </label>
          <button class="button" disabled={isBusy}>
            {say('nudge-gift-do')}
          </button>
          {foot}
        </form>
      )}
    </Asked>
  )
}
