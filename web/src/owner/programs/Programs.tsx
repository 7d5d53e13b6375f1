//! Programs: what the shop gives, for how many stamps.

import { shop as askShop } from '../api'
import { Asked, useAsked } from '../parts/asked'
import type { ScreenProps } from '../screens'
import { listPrograms, type Program } from './asks'
import { Change } from './Change'
import { New } from './New'
import './programs.css'
import type { AtShop } from './RuleForm'
import { draftOf } from './rule'
import { Standing } from './Standing'
import { Told } from './Told'

/** What still gives stamps stands first. */
const order = { running: 0, paused: 1, ended: 2 }

export function Programs({ say, language, rest }: ScreenProps) {
  const programs = useAsked(listPrograms)
  const shop = useAsked(askShop)
  const isNew = rest === 'new'
  const isThere = [shop, ...(isNew ? [] : [programs])].every(({ answer }) => answer.kind === 'told')
  return (
    <>
      {/* Where one is, also while nothing has come or nothing will. */}
      {!isThere && <h1>{say(isNew ? 'programs-new' : 'owner-programs')}</h1>}
      <Asked say={say} asked={shop}>
        {(shop) =>
          isNew ? (
            <New say={say} language={language} shop={shop} />
          ) : (
            <Asked say={say} asked={programs}>
              {({ data }) => {
                const one = data.find(({ id }) => id === rest)
                if (one) return <Change say={say} language={language} shop={shop} program={one} again={programs.again} />
                return <All say={say} language={language} shop={shop} programs={data} again={programs.again} />
              }}
            </Asked>
          )
        }
      </Asked>
    </>
  )
}

function All({ say, language, shop, programs, again }: AtShop & { programs: Program[]; again: () => void }) {
  const sorted = [...programs].sort((one, other) => order[one.status] - order[other.status])
  return (
    <>
      <h1>{say('owner-programs')}</h1>
      {programs.length === 0 && <p>{say('programs-none')}</p>}
      <p>
        <a class="button" href="#programs/new">
          {say('programs-new')}
        </a>
      </p>
      <ul class="list">
        {sorted.map((program) => (
          <li key={program.id} class="sheet program">
            <h2>
              <a href={`#programs/${program.id}`}>{program.name}</a>
            </h2>
            <p>
              <Told say={say} language={language} currency={shop.currency} draft={draftOf(program, shop.currency)} />
            </p>
            <Standing say={say} program={program} again={again} />
          </li>
        ))}
      </ul>
    </>
  )
}
