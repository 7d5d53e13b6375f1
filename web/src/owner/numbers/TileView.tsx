import { Bars } from '../parts/charts/Bars'
import { Line } from '../parts/charts/Line'
import { Thermometer } from '../parts/charts/Thermometer'
import { PointTable, Told, type Point } from '../parts/charts/Told'
import { day } from '../parts/format'
import type { Goal } from './asks'
import { figure, nameOf, partly, shown, unitOf, written, type Row, type Writing } from './figures'
import { labelOf, shortOf } from './labels'
import { Measure } from './Measure'
import type { PartProps } from './Numbers'
import type { Tile } from './tiles'

/** One of the owner's numbers in the shape that they chose. */
export function TileView({ tile: { metric, shape }, rows, goal, ...part }: PartProps & { tile: Tile; rows: Row[]; goal: Goal | undefined }) {
  const { writing, row } = part
  const { say } = writing
  const name = nameOf(say, metric)
  const points: Point[] = rows.map((row) => ({ name: shortOf(writing, row.month), value: figure(metric, row), said: shown(writing, metric, row) }))
  const last = points[points.length - 1]
  const label = say('numbers-chart', { name, from: points[0]?.said ?? '', begin: points[0]?.name ?? '', to: last?.said ?? '', end: last?.name ?? '' })
  const heads = [say('numbers-period'), name] as const
  const partial = partly(metric, row)
  // One point is no line: the figure says it.
  const isDrawn = points.length > 1
  return (
    <article class="sheet tile">
      <h3>{name}</h3>
      <Measure {...part} metric={metric}>
        <span class="soft">{labelOf(writing, row.month)}</span>
      </Measure>
      {partial && <p class="partial">{say('notice-partial-amounts', partial)}</p>}
      {isDrawn && shape === 'line' && <Line label={label} points={points} />}
      {isDrawn && shape === 'bars' && <Bars label={label} points={points} />}
      {isDrawn && (shape === 'line' || shape === 'bars') && <Told say={say} label={name} heads={heads} points={points} />}
      {shape === 'table' && <PointTable label={name} heads={heads} points={[...points].reverse().slice(0, 6)} />}
      {shape === 'goal' && <Aim writing={writing} metric={metric} goal={goal} />}
    </article>
  )
}

/** How far a goal is, and when it will be met. */
function Aim({ writing, metric, goal }: { writing: Writing; metric: Tile['metric']; goal: Goal | undefined }) {
  const { say, language } = writing
  if (!goal)
    return (
      <p>
        {say('numbers-no-goal')} <a href="#goals">{say('numbers-set-goal')}</a>
      </p>
    )
  const figure = (value: number | null) => written(writing, unitOf(metric), value)
  const { pace } = goal
  const words = {
    reached: () => say('numbers-goal-reached'),
    on: () => ('day' in pace ? say(pace.is_in_time ? 'numbers-goal-on' : 'numbers-goal-late', { day: day(language, pace.day) }) : ''),
    never: () => say('numbers-goal-never'),
    unknown: () => say('numbers-goal-unknown'),
  }
  const told = say('numbers-goal', { target: figure(goal.target), day: day(language, goal.by), now: figure(goal.value ?? null) })
  return (
    <>
      <Thermometer label={told} share={goal.share_reached ?? null} from={figure(goal.from)} to={figure(goal.target)} />
      <p>{told}</p>
      <p class="soft">{words[pace.pace]()}</p>
    </>
  )
}
