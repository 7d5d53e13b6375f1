import './numbers.css'
import { useEffect, useState } from 'preact/hooks'
import type { Told } from '../api'
import { Asked, useAsked } from '../parts/asked'
import type { ScreenProps } from '../screens'
import { counting, locations, rows, shop, type Location } from './asks'
import { Best } from './Best'
import { ChoiceForm } from './ChoiceForm'
import { Cohorts } from './Cohorts'
import type { Row, Writing } from './figures'
import { Habits } from './Habits'
import { Hours } from './Hours'
import { Kept } from './Kept'
import { Money, Returns, Voices } from './Measures'
import { addressOf, choiceOf, todayIn, type Choice } from './periods'
import { Sentence } from './Sentence'
import { Tiles } from './Tiles'

/** What does not change while one looks: how sums are written, what day it is, and which places there are. */
interface Ground {
  currency: string
  today: string
  places: Location[]
}

async function ground(): Promise<Told<Ground>> {
  const [about, counts, places] = await Promise.all([shop(), counting(), locations()])
  if (!('told' in about)) return about
  if (!('told' in counts)) return counts
  const today = todayIn(about.told.time_zone, counts.told.day_end, Date.now())
  return { told: { currency: about.told.currency, today, places: 'told' in places ? places.told.data : [] } }
}

/** The shop's numbers of one period and place, chosen once for all of them. */
export function Numbers({ say, language, rest }: ScreenProps) {
  const asked = useAsked(ground)
  return (
    <>
      <h1>{say('owner-numbers')}</h1>
      <Asked say={say} asked={asked}>
        {({ currency, today, places }) => <Chosen writing={{ say, language, currency }} rest={rest} today={today} places={places} />}
      </Asked>
    </>
  )
}

interface ChosenProps {
  writing: Writing
  rest: string
  today: string
  places: Location[]
}

function Chosen({ writing, rest, today, places }: ChosenProps) {
  const [choice, setChoice] = useState<Choice>(() => {
    const { location, ...asked } = choiceOf(rest, today)
    // A place that cannot be seen in the form must not narrow the numbers in silence.
    return { ...asked, location: places.some(({ id }) => id === location) ? location : undefined }
  })
  // The address is kept without a step in the history: back leads to the screen before, not through every month.
  useEffect(() => history.replaceState(null, '', `#numbers${addressOf(choice)}`), [choice])
  const asked = useAsked(() => rows(choice), [choice.period, choice.location])
  return (
    <>
      <ChoiceForm writing={writing} choice={choice} today={today} places={places} choose={setChoice} />
      <Kept say={writing.say} asked={asked}>
        {(rows) => <Shown writing={writing} choice={choice} rows={rows} />}
      </Kept>
    </>
  )
}

/** What every part of the screen is given. */
export interface PartProps {
  writing: Writing
  choice: Choice
  /** The chosen period. */
  row: Row
  /** The period before, where one compares and the shop was there for it. */
  old: Row | undefined
}

function Shown({ writing, choice, rows }: { writing: Writing; choice: Choice; rows: Row[] }) {
  const { say } = writing
  const row = rows[rows.length - 1]
  const last = rows[rows.length - 2]
  if (!row) return null
  // A period in which the shop opened is a part of one: everything would seem to grow after it.
  const wasThere = last && last.customers_ever > last.new_customers
  const part: PartProps = { writing, choice, row, old: choice.compares && wasThere ? last : undefined }
  if (row.customers_ever === 0) return <p class="says">{say('numbers-nobody')}</p>
  return (
    <>
      <Sentence {...part} />
      <Tiles {...part} rows={rows.filter(({ customers_ever }) => customers_ever > 0)} />
      <div class="parts">
        <Cohorts {...part} />
        <Habits {...part} />
        <Voices {...part} />
        <Hours {...part} />
        <Money {...part} />
        <Returns {...part} />
        <Best {...part} />
      </div>
    </>
  )
}
