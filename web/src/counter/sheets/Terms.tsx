import { money } from '../money'
import { terms } from './terms'
import type { Opened } from './Sheets'
import { Sheet } from './Sheet'

/** What the programs promise, for whoever is asked across the counter. */
export function Terms({ say, close, open, programs, shop }: Opened) {
  const runs = programs?.filter(({ status }) => status === 'running') ?? []
  return (
    <Sheet say={say} title={say('terms-title')} close={close} back={() => open({ kind: 'more' })}>
      {programs === null && <p>{say('terms-unknown')}</p>}
      {programs && runs.length === 0 && <p>{say('terms-none')}</p>}
      {runs.map((program) => (
        <section class="sheet" key={program.id}>
          <h3>{program.name}</h3>
          {program.rewards.map(({ stamps, title }) => (
            <p class="says" key={stamps}>
              {say('terms-reward', { n: stamps, reward: title })}
            </p>
          ))}
          <ul class="list">
            {terms(say, program, (minor) => (shop ? money(minor, shop.currency) : String(minor))).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </Sheet>
  )
}
