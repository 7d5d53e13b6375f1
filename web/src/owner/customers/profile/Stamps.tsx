import type { Say } from '../../../words'
import type { Card, Program } from '../asks'
import { max_drawn, turn } from '../called'

/** The stamps of one program, as they are on the customer's own card. */
export function Stamps({ say, code, progress, program }: { say: Say; code: string; progress: Card['progress'][number]; program: Program | undefined }) {
  const { stamps, goal } = progress
  const words = say('stamps-of-goal', { n: stamps, goal })
  return (
    <div class="of-program">
      <p>
        {program && <b>{program.name} </b>}
        <span>{words}</span>
      </p>
      {goal > max_drawn ? (
        <progress value={stamps} max={goal} aria-label={words} />
      ) : (
        <div class="stamps" role="img" aria-label={words}>
          {Array.from({ length: goal }, (_, index) => index + 1).map((number) => (
            <i key={number} class={number <= stamps ? 'on' : number === goal ? 'goal' : ''} style={{ '--turn': `${turn(code, number)}deg` }}>
              {number <= stamps ? '' : number}
            </i>
          ))}
        </div>
      )}
    </div>
  )
}
