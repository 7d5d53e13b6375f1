import { useState } from 'preact/hooks'
import { confirmTotp, makeTotp, removeTotp, renewRecovery } from '../api'
import { Part, Refusal, submitted, useAct } from '../parts/form'
import { day, type PartProps } from './Security'
import { Dialog } from '../parts/Dialog'

type Shown =
  | { kind: 'nothing' }
  | { kind: 'secret'; secret: string; svg: string; url: string }
  | { kind: 'codes'; codes: string[] }
  | { kind: 'renewing' | 'removing' }

const picture = (svg: string) => `data:image/svg+xml,${encodeURIComponent(svg)}`
/** In groups of four, as it is typed. */
const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')

/** The app that shows codes: set up, its recovery codes, given up. */
export function AppCodes({ say, language, owner, changed }: PartProps) {
  const [shown, setShown] = useState<Shown>({ kind: 'nothing' })
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const codes = (told: { recovery_codes: string[] }) => {
    setShown({ kind: 'codes', codes: told.recovery_codes })
    changed()
  }
  const nothing = () => setShown({ kind: 'nothing' })
  const removed = () => {
    nothing()
    changed()
  }
  if (shown.kind === 'secret') {
    return (
      <Part title={say('owner-app')}>
        <p class="soft">{say('owner-app-scan')}</p>
        <img class="shown" src={picture(shown.svg)} alt={say('owner-app-picture')} width={240} height={240} />
        <p class="soft">
          {say('owner-app-type')} <a href={shown.url}>{say('owner-app-here')}</a>
        </p>
        <p class="aloud">{grouped(shown.secret)}</p>
        <form onSubmit={submitted((text) => void act(() => confirmTotp(text('code').replace(/\s/g, '')), codes))} aria-busy={isBusy}>
          <label>
            {say('owner-app-code')}
            <input name="code" inputmode="numeric" autocomplete="one-time-code" pattern="\s*\d{3}\s*\d{3}\s*" maxlength={8} required />
          </label>
          <Refusal text={refusal} />
          <div class="acts">
            <button class="button" disabled={isBusy}>
              {say('owner-app-confirm')}
            </button>
            <button class="plain" type="button" onClick={nothing}>
              {say('owner-cancel')}
            </button>
          </div>
        </form>
      </Part>
    )
  }
  if (shown.kind === 'codes') {
    return (
      <Part title={say('owner-recovery')}>
        <p class="soft">{say('owner-recovery-why')}</p>
        <ol class="codes">
          {shown.codes.map((code) => (
            <li>{code}</li>
          ))}
        </ol>
        <button class="button" type="button" onClick={nothing}>
          {say('owner-recovery-done')}
        </button>
      </Part>
    )
  }
  const { totp } = owner
  return (
    <Part title={say('owner-app')}>
      {totp ? (
        <>
          <p class="soft">{say('owner-app-since', { date: totp.since ? day(language, totp.since) : '' })}</p>
          <p>{say('owner-recovery-left', { n: totp.recovery_codes_left })}</p>
          <div class="acts">
            <button class="button quiet" type="button" onClick={() => setShown({ kind: 'renewing' })}>
              {say('owner-recovery-renew')}
            </button>
            <button class="plain" type="button" onClick={() => setShown({ kind: 'removing' })}>
              {say('owner-app-remove')}
            </button>
          </div>
        </>
      ) : (
        <>
          <p class="soft">{say('owner-app-what')}</p>
          <button class="button quiet" type="button" disabled={isBusy} onClick={() => void act(makeTotp, (told) => setShown({ kind: 'secret', ...told }))}>
            {say('owner-app-begin')}
          </button>
        </>
      )}
      {shown.kind === 'nothing' && <Refusal text={refusal} />}
      {(shown.kind === 'renewing' || shown.kind === 'removing') && (
        <Dialog title={say(shown.kind === 'renewing' ? 'owner-recovery-renew' : 'owner-app-remove')} close={nothing}>
          <p class="soft">{say(shown.kind === 'renewing' ? 'owner-recovery-renew-why' : 'owner-app-remove-why')}</p>
          <Refusal text={refusal} />
          <button
            class="button"
            type="button"
            disabled={isBusy}
            onClick={() => void (shown.kind === 'renewing' ? act(renewRecovery, codes) : act(removeTotp, removed))}
          >
            {say(shown.kind === 'renewing' ? 'owner-recovery-renew' : 'owner-app-remove')}
          </button>
          <button class="plain" type="button" onClick={nothing}>
            {say('owner-cancel')}
          </button>
        </Dialog>
      )}
    </Part>
  )
}
