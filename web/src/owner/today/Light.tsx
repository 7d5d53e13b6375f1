import type { Say } from '../../words'
import type { Person } from './asks'

const words: Record<Person['light'], string> = {
  green: 'today-light-green',
  yellow: 'today-light-yellow',
  red: 'today-light-red',
  gone: 'today-light-gone',
}

/** How somebody stands: a shape, its colour, and the word for it. */
export function Light({ say, light }: { say: Say; light: Person['light'] }) {
  return (
    <span class={`light ${light}`}>
      <i aria-hidden="true" />
      {say(words[light])}
    </span>
  )
}
