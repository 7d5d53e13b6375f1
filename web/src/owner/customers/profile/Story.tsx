import { useState } from 'preact/hooks'
import type { Say } from '../../../words'
import { Asked, useAsked } from '../../parts/asked'
import { moment } from '../../parts/format'
import { Refusal, useAct } from '../../parts/form'
import { entries, type Entry, type Program } from '../asks'
import { signed } from '../called'
import type { OfOne } from './Profile'

const words: Record<Entry['kind'], string> = {
  open: 'customers-story-open',
  earn: 'customers-story-earn',
  issue: 'customers-story-issue',
  redeem: 'customers-story-redeem',
  void: 'customers-story-void',
  refund: 'customers-story-refund',
  adjust: 'customers-story-adjust',
  gift: 'customers-story-gift',
  expire: 'customers-story-expire',
}

const held: Record<NonNullable<Entry['held']>, string> = {
  cool_down: 'customers-held-cool-down',
  daily_cap: 'customers-held-daily-cap',
  not_given: 'customers-held-not-given',
}

interface OfStory extends Pick<OfOne, 'say' | 'language'> {
  id: string
  programs: Program[]
}

/** A page of the ledger is long; so many lines of it are shown at a time. */
const shown_at_once = 12

/** "Why do I have seven?" Line by line, the newest first; asked for when it is opened. */
export function Story(of: OfStory) {
  const [isOpen, open] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>
        <u>{of.say('customers-story')}</u>
      </summary>
      {isOpen && <Lines {...of} />}
    </details>
  )
}

function Lines(of: OfStory) {
  const asked = useAsked(() => entries(of.id), [of.id])
  return (
    <Asked say={of.say} asked={asked}>
      {(first) => (first.data.length === 0 ? <p>{of.say('customers-story-none')}</p> : <Table {...of} first={first} />)}
    </Asked>
  )
}

function Table({ say, language, id, programs, first }: OfStory & { first: { data: Entry[]; next_cursor?: string | null } }) {
  const [{ lines, cursor, shown }, set] = useState({ lines: first.data, cursor: first.next_cursor, shown: shown_at_once })
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const isSeveral = programs.length > 1
  const older = () => {
    const more = shown + shown_at_once
    if (more <= lines.length || !cursor) return set({ lines, cursor, shown: more })
    void act(() => entries(id, cursor), (page) => set({ lines: [...lines, ...page.data], cursor: page.next_cursor, shown: more }))
  }
  return (
    <>
      <ol class="rows story">
        {lines.slice(0, shown).map((line) => (
          <li key={line.number}>
            <div>
              <b>{say(words[line.kind])}</b>
              {isSeveral && line.program_id && <span class="soft"> · {programs.find((program) => program.id === line.program_id)?.name}</span>}
              <p class="soft">{[moment(language, line.at), ...because(say, line)].join(' · ')}</p>
            </div>
            {line.program_id && (
              <p class="moves">
                <b>{signed(line.delta)}</b> <span class="soft">= {line.balance_after}</span>
              </p>
            )}
          </li>
        ))}
      </ol>
      <Refusal text={refusal} />
      {(cursor || lines.length > shown) && (
        <button class="plain" type="button" disabled={isBusy} onClick={older}>
          {say('customers-older')}
        </button>
      )}
    </>
  )
}

/** Why a line is as it is, where somebody said so. */
function because(say: Say, { held: why, reason, reverses }: Entry): string[] {
  return [...(why ? [say(held[why])] : []), ...(reason ? [reason] : []), ...(reverses ? [say('customers-reverses', { number: reverses })] : [])]
}
