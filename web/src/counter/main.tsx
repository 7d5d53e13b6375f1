import '../../../static/timbro.css'
import './counter.css'
import { render } from 'preact'
import { loadWords } from '../words'
import { Counter } from './Counter'

const say = await loadWords('counter')
document.title = `${say('counter-title')} · timbro`
render(<Counter say={say} />, document.body)
