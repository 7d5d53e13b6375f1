import './light.css'
import type { Say } from '../../words'

export type Colour = 'green' | 'yellow' | 'red' | 'gone'

const words: Record<Colour, string> = {
  green: 'owner-light-green',
  yellow: 'owner-light-yellow',
  red: 'owner-light-red',
  gone: 'owner-light-gone',
}

/** The traffic light: a shape and a word, and a colour besides. */
export function Light({ say, colour }: { say: Say; colour: Colour }) {
  return (
    <span class={`light ${colour}`}>
      <i aria-hidden="true" />
      {say(words[colour])}
    </span>
  )
}
