import { useState } from 'preact/hooks'
import { newKey } from '../../../counter/key'
import { day } from '../../parts/format'
import { Part, Refusal, useAct } from '../../parts/form'
import { part } from '../asks'
import { called } from '../Row'
import { Merge } from './Merge'
import type { OfOne } from './Profile'
import { unmerged } from './unmerged'

/** With whom they are one person, and how to part them again. */
export function Merges(of: OfOne) {
  const { say, language, known, changed } = of
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out', unmerged)
  const [isOpen, open] = useState(false)
  return (
    <Part title={say('customers-merges')}>
      {known.merges.length === 0 ? (
        <p class="soft">{say('customers-merges-none')}</p>
      ) : (
        <ul class="rows">
          {known.merges.map(({ id, made_at, with: other, undone_at }) => (
            <li key={id}>
              <div>
                <a href={`#customers/${other.id}`}>{called(say, other.display_name)}</a>
                <p class="soft">
                  {say('customers-merged-on', { date: day(language, made_at) })}
                  {undone_at && ` · ${say('customers-parted-on', { date: day(language, undone_at) })}`}
                </p>
              </div>
              {!undone_at && (
                <button class="plain" type="button" disabled={isBusy} onClick={() => void act(() => part(newKey(), id), changed)}>
                  {say('customers-part')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Refusal text={refusal} />
      <button class="button quiet" type="button" aria-haspopup="dialog" onClick={() => open(true)}>
        {say('customers-merge')}
      </button>
      {isOpen && <Merge {...of} close={() => open(false)} />}
    </Part>
  )
}
