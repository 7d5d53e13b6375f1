import { useState } from 'preact/hooks'
import type { Say } from '../../words'
import { Asked, useAsked } from '../parts/asked'
import type { Told } from '../api'
import { shop } from '../today/asks'
import { sayIn } from '../words'
import { nudge, profile } from './asks'
import { mailto, proposed, type Mail } from './mail'
import type { FormProps } from './Nudge'

interface Ready {
  email: string | undefined
  mail: Mail
}

/** The address and the wording, in the language the shop speaks to its customers. */
async function ready({ customer }: FormProps['over'], nameless: string): Promise<Told<Ready>> {
  const [own, person] = await Promise.all([shop(), customer.email ? undefined : profile(customer.id)])
  if (!('told' in own)) return own
  if (person && !('told' in person)) return person
  const say: Say = await sayIn(own.told.language, 'today')
  const name = customer.name === nameless ? undefined : customer.name
  return { told: { email: customer.email ?? person?.told.email ?? undefined, mail: proposed(say, own.told.name, name) } }
}

/** A mail, ready-worded; the owner's own mail program sends it, and the office keeps that it was written. */
export function Mailed(props: FormProps) {
  const { say, over } = props
  const asked = useAsked(() => ready(over, say('today-nameless')))
  return (
    <Asked say={say} asked={asked}>
      {({ email, mail }) => (email ? <Letter {...props} email={email} mail={mail} /> : <p>{say('nudge-mail-none', { name: over.customer.name })}</p>)}
    </Asked>
  )
}

function Letter({ say, over, send, foot, email, mail }: FormProps & { email: string; mail: Mail }) {
  const [written, setWritten] = useState(mail)
  const opened = () => send((key) => nudge(over.customer.id, key, { kind: 'mail', text: written.subject }), 'nudge-mail-done')
  return (
    <>
      <p>{say('nudge-mail-to', { email })}</p>
      <label>
        {say('nudge-mail-subject')}
        <input value={written.subject} maxlength={200} onInput={(event) => setWritten({ ...written, subject: event.currentTarget.value })} />
      </label>
      <label>
        {say('nudge-mail-body')}
        <textarea rows={8} maxlength={1500} value={written.body} onInput={(event) => setWritten({ ...written, body: event.currentTarget.value })} />
      </label>
      <a class="button" href={mailto(email, written)} onClick={opened}>
        {say('nudge-mail-do')}
      </a>
      {foot}
    </>
  )
}
