import '../../../static/timbro.css'
import '../../../static/parts.css'
import './team/team.css'
import './owner.css'
import { render } from 'preact'
import { reader } from '../words'
import { Office } from './Office'
import { loadOwn } from './words'

const say = await loadOwn()
document.title = `${say('owner-title')} · timbro`
render(<Office say={say} language={reader()} />, document.body)
