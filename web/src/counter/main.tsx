import '../../../static/timbro.css'
import '../../../static/parts.css'
import '../../../static/seal.css'
import './counter.css'
import { render } from 'preact'
import { registerWorker } from '../worker'
import { Counter } from './Counter'
import { dressAgain } from './dress'
import { later } from './later'
import { loadOwn } from './words'

const Kiosk = later(() => import('./sheets/Kiosk').then(({ Kiosk }) => Kiosk))

dressAgain()
const say = await loadOwn()
document.title = `${say('counter-title')} · timbro`
// A second screen shows what the customer's camera reads, and nothing else.
render(location.hash === '#kiosk' ? <Kiosk say={say} /> : <Counter say={say} />, document.body)
// Last, because it fetches all that may be wanted without a network.
void registerWorker()
