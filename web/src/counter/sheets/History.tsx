import { useEffect, useState } from 'preact/hooks'
import type { Say } from '../../words'
import { explain } from '../problem'
import { entries, type Entry } from './asks'
import type { OfPerson } from './Person'
import { Sheet } from './Sheet'

/**
 * "Why do I have seven?" Line by line, the newest first. A program that counts money has nothing to tell of a visit for which
 * no sum was given.
 */
export function History({ say, close, home, name, card, programs }: OfPerson) {
  const [lines, setLines] = useState<Entry[] | null>(null)
  const [why, setWhy] = useState('')
  useEffect(() => {
    void entries(card.id).then((told) => ('told' in told ? setLines(told.told.data.filter(({ held }) => held !== 'not_given')) : setWhy(explain(say, told.problem))))
  }, [])
  const isSeveral = card.progress.length > 1
  return (
    <Sheet say={say} title={say('story-title', { name })} close={close} back={home}>
      {why && (
        <p class="wrong" role="alert">
          {why}
        </p>
      )}
      {lines?.length === 0 && <p>{say('story-none')}</p>}
      {lines && lines.length > 0 && (
        <table class="lines">
          <thead class="unseen">
            <tr>
              <th>{say('story-when')}</th>
              <th>{say('story-what')}</th>
              <th>{say('counter-stamps')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.number}>
                <td>
                  {told(line.at, { day: 'numeric', month: 'short' })} <span class="soft">{told(line.at, { hour: '2-digit', minute: '2-digit' })}</span>
                </td>
                <td>
                  {named(say, line.kind)}
                  {isSeveral && line.program_id && <span class="soft of">{programs?.find(({ id }) => id === line.program_id)?.name}</span>}
                  {line.held && <span class="soft of">{explain(say, { type: line.held })}</span>}
                  {line.reason && <span class="soft of">{line.reason}</span>}
                </td>
                <td>
                  {line.delta > 0 ? `+${line.delta}` : line.delta < 0 ? `−${-line.delta}` : '±0'} <span class="soft">= {line.balance_after}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  )
}

const told = (at: string, parts: Intl.DateTimeFormatOptions) => new Date(at).toLocaleString(document.documentElement.lang, parts)

function named(say: Say, kind: Entry['kind']): string {
  const words = {
    open: 'story-open',
    earn: 'story-earn',
    issue: 'story-issue',
    redeem: 'story-redeem',
    void: 'story-void',
    refund: 'story-refund',
    adjust: 'story-adjust',
    gift: 'story-gift',
    expire: 'story-expire',
  } as const
  return say(words[kind])
}
