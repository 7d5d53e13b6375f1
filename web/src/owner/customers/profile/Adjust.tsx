import { useState } from 'preact/hooks'
import { newKey } from '../../../counter/key'
import type { Say } from '../../../words'
import { Dialog } from '../../parts/Dialog'
import { Refusal, submitted, useAct } from '../../parts/form'
import { adjust, type Program } from '../asks'

/** Stamps put right by hand. The reason stays in the card's history, where the customer reads it as well. */
export function Adjust({ say, id, programs, close, done }: { say: Say; id: string; programs: Program[]; close: () => void; done: () => void }) {
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const [key, setKey] = useState(newKey)
  const going = programs.filter(({ status }) => status !== 'ended')
  const send = submitted((text) => {
    const stamps = Number(text('stamps')) * (text('way') === 'take' ? -1 : 1)
    void act(() => adjust(key, id, { program_id: text('program'), stamps, reason: text('reason').trim() }), done)
  })
  return (
    <Dialog title={say('customers-adjust')} close={close}>
      {/* What is changed in the form is another act. */}
      <form onSubmit={send} onInput={() => setKey(newKey())}>
        {going.length > 1 ? (
          <label>
            {say('customers-program')}
            <select name="program">
              {going.map((program) => (
                <option key={program.id} value={program.id}>
                  {program.name}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <input type="hidden" name="program" value={going[0]?.id ?? ''} />
        )}
        <fieldset class="either">
          <legend>{say('customers-adjust-way')}</legend>
          <label class="choice">
            <input type="radio" name="way" value="give" defaultChecked />
            {say('customers-adjust-give')}
          </label>
          <label class="choice">
            <input type="radio" name="way" value="take" />
            {say('customers-adjust-take')}
          </label>
        </fieldset>
        <label>
          {say('customers-adjust-stamps')}
          <input name="stamps" type="number" inputmode="numeric" min={1} max={1000} defaultValue="1" required />
        </label>
        <label>
          {say('customers-reason')}
          <input name="reason" maxlength={280} autocomplete="off" required aria-describedby="adjust-why" />
        </label>
        <p class="soft" id="adjust-why">
          {say('customers-adjust-why')}
        </p>
        <Refusal text={refusal} />
        <button class="button" disabled={isBusy || going.length === 0}>
          {say('customers-adjust-do')}
        </button>
        <button class="plain" type="button" onClick={close}>
          {say('owner-cancel')}
        </button>
      </form>
    </Dialog>
  )
}
