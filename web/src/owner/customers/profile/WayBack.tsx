import { useState } from 'preact/hooks'
import { newKey } from '../../../counter/key'
import type { Say } from '../../../words'
import { Dialog } from '../../parts/Dialog'
import { Refusal, useAct } from '../../parts/form'
import { wayBack, type ReturnLink } from '../asks'

/** An SVG that the server drew, as a picture: text that came from outside becomes no part of the page. */
const picture = (svg: string) => `data:image/svg+xml,${encodeURIComponent(svg)}`

/** The way back to a card for a new phone: first it is asked who takes it, because whoever does has the card. */
export function WayBack({ say, id, close }: { say: Say; id: string; close: () => void }) {
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const [link, setLink] = useState<ReturnLink>()
  const time = link && new Date(link.expires_at).toLocaleTimeString(document.documentElement.lang, { timeStyle: 'short' })
  return (
    <Dialog title={say('customers-way-back')} close={close}>
      {link ? (
        <>
          <p role="status">{say('customers-way-back-how', { time: time! })}</p>
          <img class="shown" src={picture(link.svg)} alt={say('customers-way-back-code')} />
          <a href={link.url}>{say('customers-way-back-link')}</a>
        </>
      ) : (
        <>
          <p>{say('customers-way-back-first')}</p>
          <button class="button" type="button" disabled={isBusy} onClick={() => void act(() => wayBack(newKey(), id), setLink)}>
            {say('customers-way-back-do')}
          </button>
        </>
      )}
      <Refusal text={refusal} />
      <button class="plain" type="button" onClick={close}>
        {say('customers-close')}
      </button>
    </Dialog>
  )
}
