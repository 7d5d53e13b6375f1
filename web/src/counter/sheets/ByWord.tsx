import type { Reward } from '../till'
import type { Opened } from './Sheets'
import { Sheet } from './Sheet'

const max_reason_chars = 280

/** A printed code, or one that is too old, gives no reward: the phone's live code does, or a manager's word. */
export function ByWord({ say, close, acts, reward }: Opened & { reward: Reward }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    acts.override(reward, String(form.get('pin')), String(form.get('reason')).trim())
    close()
  }
  const want = () => {
    acts.want(reward)
    close()
  }
  return (
    <Sheet say={say} title={reward.title} close={close}>
      <p>{say('redeem-live')}</p>
      <button class="button" type="button" onClick={want}>
        {say('redeem-scan')}
      </button>
      <details>
        <summary>
          <u>{say('redeem-word')}</u>
        </summary>
        <form onSubmit={submit}>
          <p class="soft">{say('redeem-word-why')}</p>
          <label>
            {say('redeem-pin')}
            <input name="pin" type="password" inputmode="numeric" autocomplete="off" pattern="[0-9]{4,6}" required />
          </label>
          <label>
            {say('sheet-reason')}
            <input name="reason" autocomplete="off" maxlength={max_reason_chars} required />
          </label>
          <button class="button quiet">{say('counter-redeem', { reward: reward.title })}</button>
        </form>
      </details>
    </Sheet>
  )
}
