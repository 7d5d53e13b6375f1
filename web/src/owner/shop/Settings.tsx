//! Settings: each part opens, saves by itself, and says so.

import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language, Say } from '../../words'
import { Asked, useAsked } from '../parts/asked'
import type { ScreenProps } from '../screens'
import { About } from './About'
import { askShop, type Shop } from './asks'
import { Colour } from './Colour'
import { Counts } from './Counts'
import { Asking, Keeping, Notice } from './Customers'
import { Logo } from './Logo'
import { Open } from './Open'
import { Places } from './Places'
import './shop.css'

export interface OfShop {
  say: Say
  language: Language
  shop: Shop
  changed: (shop: Shop) => void
}

export function Settings({ say, language, rest }: ScreenProps) {
  const asked = useAsked(askShop)
  return (
    <div class="settings">
      <h1>{say('owner-settings')}</h1>
      <Asked say={say} asked={asked}>
        {(shop) => <Parts say={say} language={language} rest={rest} before={shop} />}
      </Asked>
    </div>
  )
}

function Parts({ say, language, rest, before }: { say: Say; language: Language; rest: string; before: Shop }) {
  // What one part has changed, the next one sends along.
  const [shop, changed] = useState(before)
  const of = { say, language, shop, changed }
  const part = (name: string, title: string, what: string, children: () => ComponentChildren) => (
    <Fold key={name} title={title} what={what} isOpen={rest === name}>
      {children}
    </Fold>
  )
  return (
    <>
      {part('shop', say('shop-about'), `${shop.name} · ${shop.currency} · ${shop.time_zone.replaceAll('_', ' ')}`, () => <About {...of} />)}
      {part('hours', say('shop-hours'), say('shop-hours-what'), () => <Open {...of} />)}
      {part('places', say('shop-places'), say('shop-places-what'), () => <Places say={say} />)}
      {part('look', say('shop-look'), say('shop-look-what'), () => (
        <>
          <Colour {...of} />
          <Logo {...of} />
        </>
      ))}
      {part('counting', say('shop-counting'), say('shop-counting-what'), () => <Counts say={say} />)}
      {part('questions', say('shop-asking'), say('shop-asking-what'), () => <Asking say={say} />)}
      {part('keeping', say('shop-keeping'), say('shop-keeping-what'), () => <Keeping say={say} />)}
      {part('notice', say('shop-notice'), say('shop-notice-what'), () => <Notice say={say} language={language} />)}
    </>
  )
}

/** A part under its heading. What it asks of the server it asks when it is first opened. */
function Fold({ title, what, isOpen, children }: { title: string; what: string; isOpen: boolean; children: () => ComponentChildren }) {
  const [wasOpen, setWasOpen] = useState(isOpen)
  const details = useRef<HTMLDetailsElement>(null)
  // Whoever comes by a link to one part sees it first.
  useEffect(() => void (isOpen && details.current?.scrollIntoView()), [])
  return (
    <details ref={details} class="sheet" open={isOpen} onToggle={(event) => event.currentTarget.open && setWasOpen(true)}>
      <summary>
        <h2>{title}</h2>
        <span class="soft">{what}</span>
      </summary>
      {wasOpen && <div class="inside">{children()}</div>}
    </details>
  )
}
