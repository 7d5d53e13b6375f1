import { useEffect, useState } from 'preact/hooks'
import { explain } from '../../counter/problem'
import type { Say } from '../../words'
import { useForm, Wrong, type Do } from './Team'
import { invite, listDevices, revoke, type Device, type Enrolment } from './team'

/** So often a shown code looks whether it is over, and the list whether a device has come. */
const look_every_ms = 3_000

const when = (text: string) =>
  new Date(text).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' })

/** The devices at the counters, and the code that lets another one in. */
export function Devices({ say, act }: { say: Say; act: Do }) {
  const [devices, setDevices] = useState<Device[] | null>(null)
  const [shown, setShown] = useState<Enrolment | null>(null)
  const [refusal, setRefusal] = useState('')
  const load = async () => {
    const answer = await listDevices()
    if ('told' in answer) setDevices(answer.told.data)
    setRefusal('told' in answer ? '' : explain(say, answer.problem))
  }
  useEffect(() => void load(), [])
  useEffect(() => {
    if (!shown) return
    const before = devices?.length
    const timer = setInterval(async () => {
      if (Date.parse(shown.expires_at) <= Date.now()) return setShown(null)
      const answer = await listDevices()
      if (!('told' in answer)) return
      setDevices(answer.told.data)
      // It has come: the code is used up.
      if (answer.told.data.length !== before) setShown(null)
    }, look_every_ms)
    return () => clearInterval(timer)
  }, [shown])
  const form = useForm((field, key) => act(() => invite(key, field('name')), setShown))
  const drop = async (device: Device) => {
    if (confirm(say('team-revoke-sure', { name: device.name }))) setRefusal(await act(() => revoke(device.id), () => void load()))
  }
  const good = devices?.filter(({ revoked_at }) => !revoked_at)
  return (
    <section aria-busy={!devices && !refusal}>
      <h2>{say('team-devices')}</h2>
      <Wrong text={refusal} />
      {refusal && !devices && (
        <button class="button quiet begin" type="button" onClick={() => void load()}>
          {say('owner-again')}
        </button>
      )}
      {good?.length === 0 && <p class="soft">{say('team-no-device')}</p>}
      <ul class="list">
        {good?.map((device) => (
          <li key={device.id} class="sheet row">
            <div>
              <strong>{device.name}</strong>
              <p class="soft">{say('team-seen', { place: device.location_name, when: when(device.seen_at) })}</p>
            </div>
            <button class="button quiet" type="button" onClick={() => void drop(device)}>
              {say('team-revoke')}
            </button>
          </li>
        ))}
      </ul>
      {shown ? (
        <div class="sheet">
          <p>{say('team-scan')}</p>
          <div class="code">
            <img src={`data:image/svg+xml,${encodeURIComponent(shown.svg)}`} alt={say('team-code')} />
          </div>
          <p class="soft">{say('team-code-until', { when: when(shown.expires_at) })}</p>
          <p>
            <a href={shown.url}>{say('team-this-device')}</a>
          </p>
          <button class="button quiet" type="button" onClick={() => setShown(null)}>
            {say('team-code-hide')}
          </button>
        </div>
      ) : (
        <form class="sheet" onSubmit={form.submit}>
          <h3>{say('team-enrol')}</h3>
          <label>
            {say('team-device-name')}
            <input name="name" autocomplete="off" maxlength={80} required />
          </label>
          <Wrong text={form.refusal} />
          <button class="button" disabled={form.isSending}>
            {say('team-enrol-do')}
          </button>
        </form>
      )}
    </section>
  )
}
