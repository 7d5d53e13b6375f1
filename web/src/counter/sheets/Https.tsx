import type { Opened } from './Sheets'
import { Sheet } from './Sheet'

/** Why there is no camera over plain HTTP, what works all the same, and how to get HTTPS: said here, where nothing can be looked up. */
export function Https({ say, close }: Opened) {
  return (
    <Sheet say={say} title={say('https-title')} close={close}>
      <p>{say('https-why')}</p>
      <p>{say('https-still')}</p>
      <ol class="steps">
        <li>{say('https-name')}</li>
        <li>
          {say('https-proxy')}
          <code>card.example.org {'{ reverse_proxy 127.0.0.1:8080 }'}</code>
        </li>
        <li>
          {say('https-url')}
          <code>timbro serve --public-url https://card.example.org</code>
        </li>
      </ol>
      <p class="soft">{say('https-docs')}</p>
    </Sheet>
  )
}
