import '../../../static/timbro.css'
import { render } from 'preact'
import { loadWords } from '../words'

const say = await loadWords()
document.title = 'timbro'
render(
  <main class="alone">
    <img src="/static/icon.svg" width="72" height="72" alt="" />
    <h1>{say('owner-later')}</h1>
    <a class="button" href="/counter">
      {say('owner-counter')}
    </a>
  </main>,
  document.body,
)
