import type { Language, Say } from '../../words'
import { Thermometer } from '../goals/Thermometer'
import { Asked, useAsked } from '../parts/asked'
import { after, Figure } from '../parts/Figure'
import { longDay } from '../parts/format'
import type { ScreenProps } from '../screens'
import { morning, type Morning, type Screen } from './asks'
import { Beginning } from './Beginning'
import { CameOf } from './CameOf'
import { Funnel } from './Funnel'
import { People } from './People'
import { factsOf, pieces } from './sentence'
import { Tiles } from './Tiles'
import './today.css'

/** What to do today, from the top: one fact, five people, how far newcomers get, three figures, one goal. */
export function Today({ say, language }: ScreenProps) {
  const asked = useAsked(() => morning(language))
  const { answer } = asked
  const told = answer.kind === 'told' ? answer.told : undefined
  const date = longDay(language, told?.screen.as_of ?? Date.now())
  return (
    <div class="today">
      <h1 class="date">
        {say('owner-today')}, {date}
        {told?.shop && <span> · {told.shop.name}</span>}
      </h1>
      <Asked say={say} asked={asked}>
        {(told) => <Told say={say} language={language} told={told} again={asked.again} />}
      </Asked>
    </div>
  )
}

function Told({ say, language, told, again }: { say: Say; language: Language; told: Morning; again: () => void }) {
  const { screen, nudges, shop } = told
  const [day, zone] = [screen.as_of, shop?.time_zone]
  if (screen.sentence.lead === 'nobody_yet')
    return (
      <>
        <p class="lead">{screen.text.sentence}</p>
        <Beginning say={say} />
      </>
    )
  return (
    <>
      <Lead say={say} screen={screen} />
      <div class="parts day">
        <People say={say} people={screen.people} slipping={screen.attention.slipping} nudges={nudges ?? []} day={day} zone={zone} changed={again} />
        <div class="beside">
          <Funnel say={say} language={language} newcomers={screen.newcomers} asOf={day} />
          <Tiles say={say} language={language} screen={screen} />
          <section class="sheet">
            <h2>{say('owner-goals')}</h2>
            {screen.goal && screen.text.goal ? (
              <Thermometer say={say} {...screen.text.goal} reached={screen.goal} />
            ) : (
              <p class="soft">{say('today-no-goal')}</p>
            )}
            <a href="#goals">{say(screen.goal ? 'today-goals' : 'today-set-goal')}</a>
          </section>
        </div>
        <CameOf say={say} language={language} nudges={nudges} day={day} zone={zone} again={again} />
      </div>
    </>
  )
}

/** The sentence. Each of its figures opens; where none can be found in it, there is nothing to open. */
function Lead({ say, screen: { sentence, text, as_of } }: { say: Say; screen: Screen }) {
  const late = sentence.lead === 'late_and_kept' ? say('today-late-said', { n: sentence.late_regulars }) : ''
  return (
    <p class="lead">
      {pieces(text.sentence, factsOf(sentence, as_of, late)).map(({ text, why }) => (why ? <Figure {...why}>{text}</Figure> : after(text)))}
    </p>
  )
}
