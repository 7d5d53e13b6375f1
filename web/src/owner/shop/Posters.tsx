//! Posters: how customers find their card. What is shown here is a sketch; the page that opens is what the printer gets.

import { useMemo, useState } from 'preact/hooks'
import { languages, type Language, type Say } from '../../words'
import { Asked, useAsked } from '../parts/asked'
import type { ScreenProps } from '../screens'
import { askShop, type Shop } from './asks'
import { Blanks } from './Blanks'
import { posterLine } from './line'
import { codeOf } from './qr'
import './shop.css'

type Size = 'a4' | 'a6' | 'tent'
const sizes: Record<Size, [string, string]> = { a4: ['shop-a4', 'shop-a4-why'], a6: ['shop-a6', 'shop-a6-why'], tent: ['shop-tent', 'shop-tent-why'] }

/** The first-run checklist on the today screen asks whether this is there. */
const printed_name = 'timbro-poster-printed'
function rememberPrinted(): void {
  try {
    localStorage.setItem(printed_name, '1')
  } catch {
    // Without storage the checklist forgets; the poster is printed all the same.
  }
}

export function Posters({ say, language }: ScreenProps) {
  const asked = useAsked(askShop)
  return (
    <div class="posters">
      <h1>{say('owner-posters')}</h1>
      <p>{say('shop-posters-why')}</p>
      <Asked say={say} asked={asked}>
        {(shop) => <Choose say={say} language={language} shop={shop} />}
      </Asked>
    </div>
  )
}

function Choose({ say, language, shop }: { say: Say; language: Language; shop: Shop }) {
  const [size, setSize] = useState<Size>('a4')
  const [spoken, setSpoken] = useState<Language>(shop.language)
  const named = new Intl.DisplayNames(language, { type: 'language' })
  const link = `${location.origin}/j/${shop.id}`
  return (
    <>
      <div class="choose">
        <div class="asks">
          <fieldset>
            <legend>{say('shop-poster-size')}</legend>
            {(Object.keys(sizes) as Size[]).map((one) => (
              <label key={one} class="choice">
                <input type="radio" name="size" checked={size === one} onChange={() => setSize(one)} />
                <span>
                  {say(sizes[one][0])} <span class="soft">{say(sizes[one][1])}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <label>
            {say('shop-poster-language')}
            <select value={spoken} onChange={(event) => setSpoken(event.currentTarget.value as Language)}>
              {languages.map((code) => (
                <option value={code}>{named.of(code)}</option>
              ))}
            </select>
          </label>
          <a class="button" href={`/api/v1/posters/${size}?language=${spoken}`} target="_blank" rel="noopener" onClick={rememberPrinted}>
            {say('shop-poster-open')}
          </a>
          <p class="soft">{say('shop-poster-how')}</p>
        </div>
        <Sketch say={say} shop={shop} size={size} spoken={spoken} link={link} />
      </div>
      <Link say={say} link={link} />
      <Blanks say={say} />
    </>
  )
}

/** The sheet with the real code on it, which one may scan from the screen. */
function Sketch({ say, shop, size, spoken, link }: { say: Say; shop: Shop; size: Size; spoken: Language; link: string }) {
  const code = useMemo(() => codeOf(link), [link])
  const face = (
    <div class="face">
      {shop.has_logo && <img src={`/logo/${shop.id}`} alt="" />}
      <strong>{shop.name}</strong>
      <span lang={spoken}>{posterLine(spoken)}</span>
      <svg viewBox={`0 0 ${code.size} ${code.size}`} shape-rendering="crispEdges" aria-hidden="true">
        <path d={code.path} />
      </svg>
      <small>{link.replace(/^https?:\/\//, '')}</small>
    </div>
  )
  return (
    <div class={`sketch ${size}`} role="img" aria-label={say('shop-poster-preview')}>
      {size === 'tent' && face}
      {face}
    </div>
  )
}

function Link({ say, link }: { say: Say; link: string }) {
  const [isCopied, setCopied] = useState(false)
  return (
    <section class="sheet">
      <h2>{say('shop-join')}</h2>
      <p>{say('shop-join-why')}</p>
      <label>
        {say('shop-join-link')}
        <input readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      </label>
      {/* A page that came over plain HTTP has no clipboard: the field above can be selected anyway. */}
      {navigator.clipboard && (
        <p class="acts">
          <button class="button quiet" type="button" onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true), () => {})}>
            {say('shop-join-copy')}
          </button>
          <span class="saved" role="status">
            {isCopied && say('shop-join-copied')}
          </span>
        </p>
      )}
    </section>
  )
}
