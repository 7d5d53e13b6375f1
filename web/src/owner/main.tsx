import '../../../static/timbro.css'
import '../../../static/parts.css'
import './team.css'
import './owner.css'
import { render } from 'preact'
import { choose, loadWords } from '../words'
import { Office } from './Office'

const say = await loadWords('owner')
document.title = `${say('owner-title')} · timbro`
render(<Office say={say} language={choose(navigator.languages)} />, document.body)
