import '../../../static/timbro.css'
import '../../../static/parts.css'
import './counter.css'
import { render } from 'preact'
import { registerWorker } from '../worker'
import { loadWords } from '../words'
import { Counter } from './Counter'
import { later } from './later'

const Kiosk = later(() => import('./sheets/Kiosk').then(({ Kiosk }) => Kiosk))

const say = await loadWords('counter')
document.title = `${say('counter-title')} · timbro`
// A second screen shows what the customer's camera reads, and nothing else.
render(location.hash === '#kiosk' ? <Kiosk say={say} /> : <Counter say={say} />, document.body)
// Last, because it fetches all that may be wanted without a network.
void registerWorker()
