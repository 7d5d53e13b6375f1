import { explain } from '../problem'
import type { Opened } from './Sheets'
import { Sheet } from './Sheet'

const clock = (at_ms: number) =>
  new Date(at_ms).toLocaleString(document.documentElement.lang, { weekday: 'short', hour: '2-digit', minute: '2-digit' })

/** Scans that the server refused when somebody else was already on the screen: kept until a person has seen them. */
export function LateList({ say, close, late, seenLate }: Opened) {
  const seen = () => {
    seenLate()
    close()
  }
  return (
    <Sheet say={say} title={say('counter-late')} close={close}>
      <p>{say('late-why')}</p>
      <ul class="list rows">
        {late.map(({ scan, problem }) => (
          <li key={scan.key}>
            <b>
              <span class="aloud">…{scan.body.code.slice(-6)}</span> {clock(scan.made_at_ms)}
            </b>
            <span>{explain(say, problem)}</span>
          </li>
        ))}
      </ul>
      <button class="button" type="button" onClick={seen}>
        {say('counter-late-seen')}
      </button>
    </Sheet>
  )
}
