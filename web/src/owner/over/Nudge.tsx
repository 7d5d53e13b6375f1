import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Told } from '../../api/tell'
import { newKey } from '../../counter/key'
import type { Say } from '../../words'
import type { OverProps } from '../Over'
import { Dialog } from '../parts/Dialog'
import { Refusal, useAct } from '../parts/form'
import type { NudgeAsked } from '../parts/over'
import { Gift } from './Gift'
import { Greet } from './Greet'
import { Mailed } from './Mailed'
import { Note } from './Note'

export interface FormProps extends OverProps<NudgeAsked> {
  /** Sends under the dialog's key, once; then says `word`. */
  send: (ask: (key: string) => Promise<Told<unknown>>, word: string) => void
  isBusy: boolean
  /** Why it was refused, and the way out. */
  foot: ComponentChildren
}

const titles: Record<NudgeAsked['act'], string> = {
  greet: 'nudge-greet',
  gift: 'nudge-gift',
  note: 'nudge-note',
  mail: 'nudge-mail',
}
const forms = { greet: Greet, gift: Gift, note: Note, mail: Mailed }

/** Words of our own for what customers have not allowed. */
const refused = (say: Say, kind: string | undefined) => (kind === 'urn:timbro:problem:consent-missing' ? say('nudge-not-allowed') : undefined)

/** Something done for one person: asked once, whatever the network does. */
export function Nudge(props: OverProps<NudgeAsked>) {
  const { say, over, close } = props
  const [done, setDone] = useState('')
  const [own, setOwn] = useState('')
  const key = useRef(newKey())
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const send: FormProps['send'] = (ask, word) => {
    setOwn('')
    const asked = async () => {
      const answer = await ask(key.current)
      if ('told' in answer) return answer
      // The first try had arrived after all, with other words: it stands as it was.
      if (answer.problem.type === 'urn:timbro:problem:idempotency-key-reused') return { told: undefined }
      setOwn(refused(say, answer.problem.type) ?? '')
      return answer
    }
    void act(asked, () => {
      setDone(say(word, { name: over.customer.name }))
      over.done?.()
    })
  }
  const Form = forms[over.act]
  const foot = (
    <>
      <Refusal text={own || refusal} />
      <button class="plain" type="button" onClick={close}>
        {say('owner-cancel')}
      </button>
    </>
  )
  return (
    <Dialog title={say(titles[over.act], { name: over.customer.name })} close={close}>
      {done ? (
        <>
          <p class="told-done" role="status">
            {done}
          </p>
          <button class="button" type="button" onClick={close}>
            {say('why-close')}
          </button>
        </>
      ) : (
        <Form {...props} send={send} isBusy={isBusy} foot={foot} />
      )}
    </Dialog>
  )
}
