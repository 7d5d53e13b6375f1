import { useEffect, useState } from 'preact/hooks'
import { endSession, sessions, type SessionView } from '../api'
import { Part, Refusal, useAct } from '../parts/form'
import { called } from '../door/passkey'
import { moment, type PartProps } from './Security'

/** Where the owner is signed in, and how to end that. */
export function Sessions({ say, language, owner }: PartProps) {
  const [list, setList] = useState<SessionView[]>()
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const look = () => act(sessions, (told) => setList(told.data))
  // A new password ends sessions.
  useEffect(() => void look(), [owner.password_made_at])
  const end = (id: string) => act(() => endSession(id), () => setList(list?.filter((session) => session.id !== id)))
  const name = (session: SessionView) => called(session.browser) || say('owner-session-unknown')
  return (
    <Part title={say('owner-sessions')}>
      <p class="soft">{say('owner-sessions-what')}</p>
      {!list && !refusal && <p class="soft" aria-busy="true">{say('owner-asking')}</p>}
      <ul class="rows">
        {list?.map((session) => (
          <li>
            <div>
              <strong>{name(session)}</strong>
              <p class="soft">
                {say('owner-session-seen', { at: moment(language, session.seen_at) })}
                {session.network && ` · ${session.network}`}
              </p>
            </div>
            {session.is_current ? (
              <span class="here">{say('owner-session-here')}</span>
            ) : (
              <button class="plain" type="button" disabled={isBusy} aria-label={say('owner-session-end-what', { name: name(session) })} onClick={() => void end(session.id)}>
                {say('owner-session-end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <Refusal text={refusal} />
    </Part>
  )
}
