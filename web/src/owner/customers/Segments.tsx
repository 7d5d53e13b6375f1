import { useEffect, useState } from 'preact/hooks'
import type { Language, Say } from '../../words'
import { month } from '../parts/format'
import { tags } from './asks'
import { lastMonths } from './called'

/** So many months back one can ask who first came. */
const months_back = 24

/** Part of the customers, chosen by name. */
export function Segments({ say, language, segment, choose }: { say: Say; language: Language; segment: string; choose: (segment: string) => void }) {
  const [own, setOwn] = useState<{ tag: string; customers: number }[]>([])
  // Without the shop's own words there are still all others.
  useEffect(() => void tags().then((answer) => 'told' in answer && setOwn(answer.told.data)), [])
  const tag = segment.startsWith('tag:') ? segment.slice(4) : ''
  const isToCome = tag && !own.some((one) => one.tag === tag)
  return (
    <label>
      {say('customers-segment')}
      <select value={segment} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        <option value="">{say('customers-all')}</option>
        <optgroup label={say('customers-by-light')}>
          <option value="light:green">{say('owner-light-green')}</option>
          <option value="light:yellow">{say('owner-light-yellow')}</option>
          <option value="light:red">{say('owner-light-red')}</option>
          <option value="light:gone">{say('owner-light-gone')}</option>
        </optgroup>
        <optgroup label={say('customers-by-visits')}>
          <option value="new">{say('customers-new')}</option>
          <option value="regular">{say('customers-regular')}</option>
        </optgroup>
        {(own.length > 0 || isToCome) && (
          <optgroup label={say('customers-by-tag')}>
            {isToCome && <option value={segment}>{tag}</option>}
            {own.map(({ tag, customers }) => (
              <option key={tag} value={`tag:${tag}`}>{`${tag} (${customers})`}</option>
            ))}
          </optgroup>
        )}
        <optgroup label={say('customers-by-month')}>
          {lastMonths(months_back, new Date()).map((name) => (
            <option key={name} value={`month:${name}`}>
              {month(language, name)}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  )
}
