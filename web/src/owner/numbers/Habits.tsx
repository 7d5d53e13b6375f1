import { useAsked } from '../parts/asked'
import { Line } from '../parts/charts/Line'
import { RowBars } from '../parts/charts/RowBars'
import { Told, type Point } from '../parts/charts/Told'
import { Figure } from '../parts/Figure'
import { Part } from '../parts/form'
import { percent } from '../parts/format'
import { habits, type Customs } from './asks'
import { nothing, share, written, type Writing } from './figures'
import { gapBins } from './gaps'
import { Kept } from './Kept'
import { Measure } from './Measure'
import type { PartProps } from './Numbers'

/** How long people stay, how often they come, and what they are in five words: all as of this morning. */
export function Habits(part: PartProps) {
  const { writing, choice } = part
  const asked = useAsked(() => habits(choice.location), [choice.location])
  return (
    <Kept say={writing.say} asked={asked}>
      {(told) => (
        <>
          <Staying writing={writing} {...told} />
          <Gaps {...part} {...told} />
          <Words writing={writing} location={choice.location} {...told} />
        </>
      )}
    </Kept>
  )
}

/** The retention curve, as far as anybody was followed. */
function Staying({ writing, staying }: { writing: Writing } & Customs) {
  const { say, language } = writing
  const days = (n: number) => written(writing, 'days', n)
  const seen = staying.stayed.filter(({ share }) => share != null)
  const all = [{ days: 0, followed: staying.customers, share: 1 }, ...seen]
  const last = all[all.length - 1]!
  const points: Point[] = all.map(({ days: n, share: stayed, followed }) => ({
    name: days(n),
    value: stayed ?? null,
    said: `${share(writing, Math.round((stayed ?? 0) * followed), followed) === nothing ? nothing : percent(language, stayed ?? 0)} · ${say('numbers-followed', { n: followed })}`,
  }))
  const label = say('numbers-staying-says', { share: percent(language, last.share ?? 0), days: days(last.days) })
  return (
    <Part title={say('numbers-staying')}>
      <p>{say('numbers-staying-why', { days: days(staying.window_days) })}</p>
      {seen.length > 0 ? (
        <>
          <Line label={label} points={points} within={{ low: 0, high: 1 }} ends={[percent(language, 0), percent(language, 1)]} at={all.map((point) => (point.days / last.days) * 100)} isStepped />
          <p>
            {staying.median_days == null ? say('numbers-staying-no-half') : say('numbers-staying-half', { days: days(staying.median_days) })}
          </p>
          <Told say={say} label={label} heads={[say('numbers-after'), say('numbers-stayed')]} points={points} />
        </>
      ) : (
        <p class="soft">{say('numbers-too-early')}</p>
      )}
    </Part>
  )
}

/** How many people have which usual gap, and how long the gaps of the chosen period were. */
function Gaps({ habits, ...part }: PartProps & Customs) {
  const { say, language } = part.writing
  const bins = gapBins(habits.habits)
  const most = Math.max(...bins.map(({ customers }) => customers))
  const name = ({ from, to }: { from: number; to: number | undefined }) =>
    to === undefined ? say('numbers-days-more', { n: from }) : from === to ? written(part.writing, 'days', from) : say('numbers-days-span', { from, to })
  return (
    <Part title={say('numbers-gaps')}>
      <Measure {...part} metric="time_between" />
      {habits.regulars > 0 ? (
        <>
          <p>{say('numbers-gaps-why', { n: habits.regulars })}</p>
          <RowBars
            label={say('numbers-gaps')}
            heads={[say('numbers-gap'), say('owner-customers')]}
            rows={bins.map((bin) => ({ name: name(bin), value: bin.customers, said: new Intl.NumberFormat(language).format(bin.customers), isMarked: bin.customers === most }))}
          />
        </>
      ) : (
        <p class="soft">{say('numbers-no-gaps')}</p>
      )}
      <p class="soft">{say('numbers-no-rhythm', { n: habits.without_rhythm })}</p>
    </Part>
  )
}

const words = [
  ['new', 'numbers-rfm-new', 'numbers-rfm-new-why'],
  ['coming_back', 'numbers-rfm-coming-back', 'numbers-rfm-coming-back-why'],
  ['regular', 'numbers-rfm-regular', 'numbers-rfm-regular-why'],
  ['best', 'numbers-rfm-best', 'numbers-rfm-best-why'],
  ['gone_quiet', 'numbers-rfm-gone-quiet', 'numbers-rfm-gone-quiet-why'],
] as const

/** Everybody of a year in one of five words. */
function Words({ writing, rfm, location }: { writing: Writing; location: string | undefined } & Customs) {
  const { say, language } = writing
  return (
    <Part title={say('numbers-rfm')}>
      <RowBars
        label={say('numbers-rfm')}
        heads={[say('numbers-word'), say('owner-customers')]}
        rows={words.map(([word, name]) => ({
          name: say(name),
          value: rfm[word],
          said: (
            <Figure metric="rfm" location={location}>
              {new Intl.NumberFormat(language).format(rfm[word])}
            </Figure>
          ),
          isMarked: word === 'gone_quiet',
        }))}
      />
      <details>
        <summary>
          <u>{say('numbers-rfm-what')}</u>
        </summary>
        <dl class="measures">
          {words.map(([word, name, why]) => (
            <div key={word}>
              <dt>{say(name)}</dt>
              <dd>{say(why)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Part>
  )
}
