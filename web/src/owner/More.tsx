import { more, type ScreenProps } from './screens'

/** Everything that is not under the thumb. On a desk it stands beside the screen instead. */
export function More({ say }: ScreenProps) {
  return (
    <>
      <h1>{say('owner-more')}</h1>
      <nav class="sheet entries" aria-label={say('owner-more')}>
        {more.map(({ hash, word }) => (
          <a href={`#${hash}`}>{say(word)}</a>
        ))}
        <a href="/counter">{say('owner-counter')}</a>
      </nav>
    </>
  )
}
