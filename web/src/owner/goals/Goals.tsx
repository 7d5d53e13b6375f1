import { useState } from 'preact/hooks'
import type { Language, Say } from '../../words'
import { Asked, useAsked } from '../parts/asked'
import { Figure } from '../parts/Figure'
import { Refusal, useAct } from '../parts/form'
import { day } from '../parts/format'
import type { ScreenProps } from '../screens'
import { shop } from '../today/asks'
import { dropGoal, reached, type ReachedGoal } from './asks'
import { called, paced, written } from './metrics'
import { SetGoal } from './SetGoal'
import { Thermometer } from './Thermometer'

/** What the shop wants to reach, how far it is, and when it will be there. */
export function Goals({ say, language }: ScreenProps) {
  const asked = useAsked(reached)
  const own = useAsked(shop)
  return (
    <div class="goals">
      <h1>{say('goals-title')}</h1>
      <Asked say={say} asked={own}>
        {({ currency }) => (
          <Asked say={say} asked={asked}>
            {({ goals }) => (
              <>
                {goals.length === 0 && <p>{say('goals-none')}</p>}
                <div class="parts">
                  {goals.map((goal) => (
                    <One key={goal.metric} say={say} language={language} goal={goal} currency={currency} changed={asked.again} />
                  ))}
                  <SetGoal key={goals.length} say={say} language={language} currency={currency} taken={goals.map(({ metric }) => metric)} changed={asked.again} />
                </div>
              </>
            )}
          </Asked>
        )}
      </Asked>
    </div>
  )
}

interface Shown {
  say: Say
  language: Language
  goal: ReachedGoal
  currency: string
  changed: () => void
}

function One({ say, language, goal, currency, changed }: Shown) {
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const [isSure, setSure] = useState(false)
  const name = called(say, goal.metric)
  const at = (value: number | null | undefined) => written(language, goal.metric, value, currency)
  return (
    <section class="sheet">
      <Thermometer
        say={say}
        name={name}
        value={say('goals-value', { value: at(goal.value), target: at(goal.target) })}
        pace={paced(say, language, goal)}
        reached={goal}
      />
      <p class="soft">{say('goals-from', { from: at(goal.from), date: day(language, goal.by) })}</p>
      {goal.milestones.length > 0 && (
        <ul class="steps">
          {goal.milestones.map((step) => (
            <li>
              {step.is_reached ? '✓' : '○'} {say(step.is_reached ? 'goals-step-reached' : 'goals-step', { target: at(step.target), date: day(language, step.by) })}
            </li>
          ))}
        </ul>
      )}
      <div class="acts">
        <Figure metric={goal.metric}>{say('goals-why')}</Figure>
        {isSure ? (
          <button class="button quiet" type="button" disabled={isBusy} onClick={() => void act(() => dropGoal(goal.metric), changed)}>
            {say('goals-drop-sure')}
          </button>
        ) : (
          <button class="plain" type="button" aria-label={say('goals-drop-what', { name })} onClick={() => setSure(true)}>
            {say('goals-drop')}
          </button>
        )}
      </div>
      <Refusal text={refusal} />
    </section>
  )
}
