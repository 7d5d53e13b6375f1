//! The office: who comes by a link is let in, who is signed in chooses a screen, each at a # of its own.

import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { explain } from '../counter/problem'
import type { Language, Say } from '../words'
import { signOut, whoami } from './api'
import { SignInForm } from './SignIn'
import { StepUp } from './StepUp'
import { Today } from './Today'

export interface ScreenProps {
  say: Say
  language: Language
}

interface Screen {
  hash: string
  word: string
  load: () => Promise<ComponentType<ScreenProps>>
}

/** The screens, the first being where one arrives. All but that one are loaded when they are opened. */
const screens: readonly [Screen, ...Screen[]] = [
  { hash: '', word: 'owner-today', load: () => Promise.resolve(Today) },
  { hash: 'team', word: 'team-title', load: () => import('./Team').then((file) => file.Team) },
  { hash: 'security', word: 'owner-security', load: () => import('./Security').then((file) => file.Security) },
]

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
  const [arrive, setArrive] = useState<typeof import('./Arrive')>()
  useEffect(() => void import('./Arrive').then(setArrive, () => location.reload()), [])
  if (!arrive) return <main class="alone" aria-busy />
  const Shown = link.kind === 'open' ? arrive.OpenShop : arrive.SetUp
  return <Shown say={say} secret={link.secret} done={done} />
}

/** The screen that the address asks for, now and whenever it changes. */
function useScreen(): [Screen, ComponentType<ScreenProps> | undefined] {
  const asked = () => screens.find(({ hash }) => hash === location.hash.replace(/^#/, '')) ?? screens[0]
  const [screen, setScreen] = useState(asked)
  const [loaded, setLoaded] = useState<{ of: Screen; Shown: ComponentType<ScreenProps> }>()
  useEffect(() => {
    const change = () => setScreen(asked)
    window.addEventListener('hashchange', change)
    return () => window.removeEventListener('hashchange', change)
  }, [])
  useEffect(() => {
    // A file that does not come (no network, a newer version on the server) is asked for again with the page.
    screen.load().then((Shown) => setLoaded({ of: screen, Shown }), () => location.reload())
  }, [screen])
  return [screen, loaded?.of === screen ? loaded.Shown : undefined]
}

type Known = { kind: 'asking' } | { kind: 'signed-out' } | { kind: 'in'; shop: string } | { kind: 'refused'; why: string }

export function Office({ say, language }: ScreenProps) {
  const [link, setLink] = useState(() => linkSecret(location.hash))
  const [known, setKnown] = useState<Known>({ kind: 'asking' })
  const look = async () => {
    setKnown({ kind: 'asking' })
    const answer = await whoami()
    if ('told' in answer) setKnown({ kind: 'in', shop: answer.told.shop_name })
    else if (answer.status === 401) setKnown({ kind: 'signed-out' })
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

/** The office of whoever is signed in: its screens, and the way out. */
function Inside({ say, language, shop, left }: ScreenProps & { shop: string; left: () => void }) {
  const [screen, Shown] = useScreen()
  const [refusal, setRefusal] = useState('')
  const leave = async () => {
    const answer = await signOut()
    if ('told' in answer || answer.status === 401) left()
    else setRefusal(explain(say, answer.problem))
  }
  return (
    <div class="office">
      <header>
        <p class="soft">{shop}</p>
        <nav aria-label={say('owner-title')}>
          {screens.map(({ hash, word }) => (
            <a href={`#${hash}`} aria-current={hash === screen.hash ? 'page' : undefined}>
              {say(word)}
            </a>
          ))}
        </nav>
      </header>
      <main aria-busy={!Shown}>{Shown && <Shown say={say} language={language} />}</main>
      <footer>
        <a href="/counter">{say('owner-counter')}</a>
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
    </div>
  )
}
