import type { ComponentChildren } from 'preact'
import { Figure } from '../parts/Figure'
import { Part } from '../parts/form'
import { number } from '../parts/format'
import { nameOf, partly, written, type Metric } from './figures'
import { Measure } from './Measure'
import { marginOfCsat, marginOfNps } from './noise'
import type { PartProps } from './Numbers'

/** Metrics by their names, each with its figure. */
function Named({ metrics, ...part }: PartProps & { metrics: readonly Metric[] }) {
  return (
    <dl class="measures sums">
      {metrics.map((metric) => (
        <Line key={metric} name={nameOf(part.writing.say, metric)}>
          <Measure {...part} metric={metric} />
        </Line>
      ))}
    </dl>
  )
}

function Line({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const money: readonly Metric[] = ['gross_minor', 'refunds_minor', 'net_minor', 'aov_minor', 'arpc_minor']

/** What came in, of as many visits as told their amount. */
export function Money(part: PartProps) {
  const { writing, choice, row } = part
  const { say } = writing
  const partial = partly('net_minor', row)
  return (
    <Part title={say('numbers-money')}>
      {partial && <p class="partial">{say('notice-partial-amounts', partial)}</p>}
      <Named {...part} metrics={money} />
      <p class="soft">
        <Figure metric="aov_minor" period={choice.period} location={choice.location}>
          {say('numbers-coverage', { share: written(writing, 'ratio', row.amount_coverage ?? null) })}
        </Figure>
      </p>
    </Part>
  )
}

/** What came back, and what is still owed. */
export function Returns(part: PartProps) {
  const { writing, choice, row } = part
  const { say } = writing
  return (
    <Part title={say('numbers-returns')}>
      <Named {...part} metrics={['return_rate_period', 'return_rate_cohort']} />
      {row.units_sold === 0 && <p class="soft">{say('numbers-no-units')}</p>}
      <h3>{say('numbers-owed')}</h3>
      <p>
        <Figure metric="dso" period={choice.period} location={choice.location}>
          {say('numbers-owed-now', { sum: written(writing, 'money', row.dso.receivables_end_minor) })}
        </Figure>
      </p>
      <Named {...part} metrics={['dso']} />
      {row.dso.credit_sales_minor === 0 && <p class="soft">{say('numbers-no-tab')}</p>}
    </Part>
  )
}

/** Below so many answers a score is mostly chance. */
const few_answers = 30

/** What people say when asked: never without how many they were, and how far chance may have moved it. */
export function Voices(part: PartProps) {
  const { writing, row } = part
  const { say, language } = writing
  const scores = [
    { metric: 'nps_all', answers: row.nps_all.responses, margin: marginOfNps(row.nps_all) },
    { metric: 'nps_latest_per_customer', answers: row.nps_latest_per_customer.responses, margin: marginOfNps(row.nps_latest_per_customer) },
    { metric: 'csat', answers: row.csat.responses, margin: marginOfCsat(row.csat) },
  ] as const
  return (
    <Part title={say('numbers-voices')}>
      <dl class="measures">
        {scores.map(({ metric, answers, margin }) => (
          <Line key={metric} name={nameOf(say, metric)}>
            <div class={answers < few_answers ? 'soft' : undefined}>
              <Measure {...part} metric={metric}>
                <span>{margin === undefined ? say('numbers-no-answer') : say('numbers-margin', { margin: number(language, margin), n: answers })}</span>
              </Measure>
              {answers > 0 && answers < few_answers && <p>{say('notice-few-answers', { responses: answers })}</p>}
            </div>
          </Line>
        ))}
      </dl>
    </Part>
  )
}
