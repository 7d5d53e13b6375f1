import './sheets.css'
import type { Say } from '../../words'
import type { Program } from '../acts'
import type { Shift, Shop } from '../door'
import type { Late } from '../shelf'
import type { SheetName } from '../Till'
import type { Acts, Given } from '../useTill'
import { Bought } from './Bought'
import { Https } from './Https'
import { LateList } from './LateList'
import { More } from './More'
import { People } from './People'
import { ByWord } from './ByWord'
import { Terms } from './Terms'
import { Ticket } from './Ticket'

export interface Opened {
  say: Say
  sheet: SheetName
  open: (sheet: SheetName) => void
  close: () => void
  given: Given
  give: (given: Given) => void
  programs: Program[] | null
  shop: Shop | null
  shift: Shift
  late: Late[]
  seenLate: () => void
  acts: Acts
  take: (code: string) => void
  leave: (why: 'lock' | 'end') => void
}

/** What lies over the counter, one at a time. */
export function Sheets(opened: Opened) {
  switch (opened.sheet.kind) {
    case 'amount':
      return <Bought {...opened} />
    case 'people':
      return <People {...opened} />
    case 'ticket':
      return <Ticket {...opened} />
    case 'more':
      return <More {...opened} />
    case 'terms':
      return <Terms {...opened} />
    case 'https':
      return <Https {...opened} />
    case 'late':
      return <LateList {...opened} />
    case 'redeem':
      return <ByWord {...opened} reward={opened.sheet.reward} />
  }
}
