//! The office: who comes by a link is let in, who is signed in chooses a screen, each at a # of its own.

import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { explain } from '../counter/problem'
import { wear } from '../wear'
import type { Language, Say } from '../words'
import { shop, signOut, whoami } from './api'
import { SignInForm } from './door/SignIn'
import { StepUp } from './door/StepUp'
import { Over } from './Over'
import { main, more, named, type Screen, type ScreenProps } from './screens'
import { learn } from './words'

interface Link {
  kind: 'setup' | 'open'
  secret: string
}

/** The secret of a one-time link. It stands behind the #, which browsers send to nobody. */
export function linkSecret(hash: string): Link | undefined {
  const given = new URLSearchParams(hash.replace(/^#/, ''))
  for (const kind of ['setup', 'open'] as const) {
    const secret = given.get(kind)
    if (secret) return { kind, secret }
  }
  return undefined
}

/** Who comes by a link comes once: nobody else loads these screens. */
function Arrival({ say, link, done }: { say: Say; link: Link; done: () => void }) {
  const [arrive, setArrive] = useState<typeof import('./door/Arrive')>()
  useEffect(() => void import('./door/Arrive').then(setArrive, () => location.reload()), [])
  if (!arrive) return <main class="alone" aria-busy />
  const Shown = link.kind === 'open' ? arrive.OpenShop : arrive.SetUp
  return <Shown say={say} secret={link.secret} done={done} />
}

/** The screen that the address asks for, now and whenever it changes. */
function useScreen() {
  const asked = () => named(location.hash)
  const [{ screen, rest }, setAsked] = useState(asked)
  const [loaded, setLoaded] = useState<{ of: Screen; Shown: ComponentType<ScreenProps> }>()
  useEffect(() => {
    const change = () => {
      setAsked(asked)
      scrollTo(0, 0)
    }
    window.addEventListener('hashchange', change)
    return () => window.removeEventListener('hashchange', change)
  }, [])
  useEffect(() => {
    let isWanted = true
    // A file that does not come (no network, a newer version on the server) is asked for again with the page. One that comes
    // when another screen is open already must not take that one's place.
    screen.load().then((Shown) => isWanted && setLoaded({ of: screen, Shown }), () => isWanted && location.reload())
    return () => void (isWanted = false)
  }, [screen])
  return { screen, rest, Shown: loaded?.of === screen ? loaded.Shown : undefined }
}

type Known = { kind: 'asking' } | { kind: 'signed-out' } | { kind: 'in'; shop: string } | { kind: 'refused'; why: string }

interface Spoken {
  say: Say
  language: Language
}

export function Office({ say, language }: Spoken) {
  const [link, setLink] = useState(() => linkSecret(location.hash))
  const [known, setKnown] = useState<Known>({ kind: 'asking' })
  const look = async () => {
    setKnown({ kind: 'asking' })
    const answer = await whoami()
    if ('told' in answer) {
      setKnown({ kind: 'in', shop: answer.told.shop_name })
      void shop().then((look) => 'told' in look && wear(look.told.colour))
    } else if (answer.status === 401) setKnown({ kind: 'signed-out' })
    else setKnown({ kind: 'refused', why: explain(say, answer.problem) })
  }
  useEffect(() => {
    if (!link) void look()
  }, [link])

  if (link) {
    const done = () => {
      // The link is used up: it should stand neither in the address nor in the history.
      history.replaceState(null, '', location.pathname)
      setLink(undefined)
    }
    return <Arrival say={say} link={link} done={done} />
  }
  if (known.kind === 'signed-out') return <SignInForm say={say} done={() => void look()} />
  if (known.kind === 'in') return <Inside say={say} language={language} shop={known.shop} left={() => setKnown({ kind: 'signed-out' })} />
  return (
    <main class="alone" aria-busy={known.kind === 'asking'}>
      <h1>{say('owner-title')}</h1>
      {known.kind === 'refused' && (
        <>
          <p class="wrong" role="alert">
            {known.why}
          </p>
          <button class="button" type="button" onClick={() => void look()}>
            {say('owner-again')}
          </button>
        </>
      )}
    </main>
  )
}

const over = async () => (await Promise.all([import('./over'), learn('today')]))[0].Shown

/** The office of whoever is signed in: its screens, and the way out. */
function Inside({ say, language, shop, left }: Spoken & { shop: string; left: () => void }) {
  const { screen, rest, Shown } = useScreen()
  const [refusal, setRefusal] = useState('')
  const leave = async () => {
    const answer = await signOut()
    if ('told' in answer || answer.status === 401) left()
    else setRefusal(explain(say, answer.problem))
  }
  const link = ({ hash, word }: Screen) => (
    <a href={`#${hash}`} aria-current={hash === screen.hash ? 'page' : undefined}>
      {say(word)}
    </a>
  )
  return (
    <div class="office">
      <nav aria-label={say('owner-title')}>
        <p class="soft">{shop}</p>
        {main.map(link)}
        {/* On a phone there is room for one link to all the others. */}
        <a class="narrow" href="#more" aria-current={main.includes(screen) ? undefined : 'page'}>
          {say('owner-more')}
        </a>
        <div class="wide">
          {more.map(link)}
          <a href="/counter">{say('owner-counter')}</a>
        </div>
      </nav>
      <main aria-busy={!Shown}>{Shown && <Shown key={`${screen.hash}/${rest}`} say={say} language={language} rest={rest} />}</main>
      <footer>
        <button class="plain" type="button" onClick={() => void leave()}>
          {say('owner-sign-out')}
        </button>
        {refusal && (
          <p class="wrong" role="alert">
            {refusal}
          </p>
        )}
      </footer>
      <StepUp say={say} />
      <Over say={say} language={language} load={over} />
    </div>
  )
}
