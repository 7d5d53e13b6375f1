import '../../../static/timbro.css'
import './counter.css'
import { render } from 'preact'
import { learn, loadWords } from '../words'

const say = await loadWords('counter')
document.title = `${say('counter-title')} · timbro`
// A second screen shows what the customer's camera reads, and nothing else.
if (location.hash === '#kiosk') {
  const [{ Kiosk }] = await Promise.all([import('./sheets/Kiosk'), learn('sheets')])
  render(<Kiosk say={say} />, document.body)
} else {
  const { Counter } = await import('./Counter')
  render(<Counter say={say} />, document.body)
}
