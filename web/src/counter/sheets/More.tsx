import type { Opened } from './Sheets'
import { Sheet } from './Sheet'

/** What is wanted once a day. */
export function More({ say, close, open, leave, shift }: Opened) {
  return (
    <Sheet say={say} title={say('more-title', { name: shift.name })} close={close}>
      <div class="rows">
        <button type="button" onClick={() => open({ kind: 'terms' })}>
          <b>{say('more-terms')}</b>
          <span class="soft">{say('more-terms-why')}</span>
        </button>
        <a href="#kiosk" target="_blank" rel="noopener">
          <b>{say('more-kiosk')}</b>
          <span class="soft">{say('more-kiosk-why')}</span>
        </a>
        <button type="button" onClick={() => leave('end')}>
          <b>{say('counter-end')}</b>
          <span class="soft">{say('more-end-why')}</span>
        </button>
      </div>
    </Sheet>
  )
}
