import type { Say } from '../words'
import type { Program } from './acts'
import { money } from './money'
import { ScanForm } from './ScanForm'
import type { Given } from './useTill'

export const max_stamps = 100

interface Asked {
  say: Say
  given: Given
  give: (given: Given) => void
  programs: Program[] | null
  currency: string | null
  isTyping: boolean
  /** There is no camera, so that the field is always there. */
  mustType: boolean
  type: (isTyping: boolean) => void
  take: (code: string) => void
  open: (sheet: 'amount' | 'people' | 'ticket' | 'more') => void
}

/** What one may want before a scan. The place is the thumb's. */
export function Tools({ say, given, give, programs, currency, isTyping, mustType, type, take, open }: Asked) {
  const runs = programs?.filter(({ status }) => status === 'running') ?? null
  const counts = (kind: string) => runs?.some(({ earn }) => earn.kind === kind) ?? false
  const stamps = given.stamps ?? 1
  const asksMore = counts('spend') || counts('unit')
  const units = given.items?.reduce((sum, { units }) => sum + units, 0) ?? 0
  const bought = [given.amount_minor != null && currency && money(given.amount_minor, currency), units > 0 && say('counter-units-n', { n: units })]
  return (
    <div class="tools">
      <div class="before" key={`${asksMore}${mustType}`}>
        {(!runs || counts('visit') || !asksMore) && (
          <div class="step" role="group" aria-label={say('counter-stamps')}>
            <button type="button" aria-label={say('counter-fewer')} disabled={stamps === 1} onClick={() => give({ ...given, stamps: stamps - 1 })}>
              −
            </button>
            <output>{stamps === 1 ? say('counter-stamp-one') : `+${stamps}`}</output>
            <button type="button" aria-label={say('counter-more')} disabled={stamps === max_stamps} onClick={() => give({ ...given, stamps: stamps + 1 })}>
              +
            </button>
          </div>
        )}
        {asksMore && (
          <button class="button quiet" type="button" onClick={() => open('amount')}>
            {bought.filter(Boolean).join(' · ') || say(counts('spend') ? 'counter-amount' : 'counter-units')}
          </button>
        )}
      </div>
      {(isTyping || mustType) && <ScanForm say={say} take={take} />}
      <nav class="ways" aria-label={say('counter-tools')}>
        {/* It stays where the field is always there, so that nothing moves when a camera gives way. */}
        <button type="button" disabled={mustType} aria-expanded={isTyping} onClick={() => type(!isTyping)}>
          <Icon path="M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8" />
          {say('counter-type')}
        </button>
        <button type="button" onClick={() => open('people')}>
          <Icon path="M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5" />
          {say('counter-people')}
        </button>
        <button type="button" onClick={() => open('ticket')}>
          <Icon path="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 18v2" />
          {say('counter-ticket')}
        </button>
        <button type="button" onClick={() => open('more')}>
          <Icon path="M4 7h16M4 12h16M4 17h16" />
          {say('counter-menu')}
        </button>
      </nav>
    </div>
  )
}

function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
      <path d={path} />
    </svg>
  )
}
