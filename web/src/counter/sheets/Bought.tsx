import { useEffect, useState } from 'preact/hooks'
import { money } from '../money'
import type { Opened } from './Sheets'
import { Sheet } from './Sheet'

/** As many digits as any till has. */
const max_minor = 99_999_999
const max_units = 100

/** What was bought, for programs that count money or units. Typed as on a till: the cents come first. */
export function Bought({ say, close, given, give, programs, shop }: Opened) {
  const runs = programs?.filter(({ status }) => status === 'running') ?? []
  const [minor, set] = useState(given.amount_minor ?? 0)
  const [units, setUnits] = useState<Record<string, number>>(() => Object.fromEntries((given.items ?? []).map(({ program_id, units }) => [program_id, units])))
  const asksMoney = runs.some(({ earn }) => earn.kind === 'spend') && shop !== null
  const type = (digits: string) => set((before) => Math.min(Number(`${before}${digits}`), max_minor))
  const rub = () => set((before) => Math.floor(before / 10))
  const done = () => {
    const items = Object.entries(units).flatMap(([program_id, units]) => (units > 0 ? [{ program_id, units }] : []))
    const { amount_minor: _, items: __, ...rest } = given
    give({ ...rest, ...(minor > 0 && { amount_minor: minor }), ...(items.length > 0 && { items }) })
    close()
  }
  useEffect(() => {
    if (!asksMoney) return
    const press = (event: KeyboardEvent) => {
      if (/^\d$/.test(event.key)) type(event.key)
      else if (event.key === 'Backspace') rub()
      else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) done()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  })
  return (
    <Sheet say={say} title={say(asksMoney ? 'bought-title' : 'bought-units-title')} close={close}>
      {asksMoney && (
        <>
          <output class="amount" aria-live="polite">
            {money(minor, shop.currency)}
          </output>
          <div class="pad">
            {['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0'].map((digits) => (
              <button key={digits} type="button" onClick={() => type(digits)}>
                {digits}
              </button>
            ))}
            <button type="button" aria-label={say('bought-rub')} disabled={minor === 0} onClick={rub}>
              ⌫
            </button>
          </div>
        </>
      )}
      {runs
        .filter(({ earn }) => earn.kind === 'unit')
        .map(({ id, name }) => (
          <div class="units" key={id}>
            <span>{name}</span>
            <div class="step" role="group" aria-label={name}>
              <button type="button" aria-label={say('bought-fewer')} disabled={!units[id]} onClick={() => setUnits({ ...units, [id]: (units[id] ?? 0) - 1 })}>
                −
              </button>
              <output>{units[id] ?? 0}</output>
              <button type="button" aria-label={say('bought-more')} disabled={(units[id] ?? 0) >= max_units} onClick={() => setUnits({ ...units, [id]: (units[id] ?? 0) + 1 })}>
                +
              </button>
            </div>
          </div>
        ))}
      <button class="button" type="button" onClick={done}>
        {say('bought-done')}
      </button>
    </Sheet>
  )
}
