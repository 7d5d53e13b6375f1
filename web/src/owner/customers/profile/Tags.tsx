import { Part, Refusal, submitted, useAct } from '../../parts/form'
import { putTags } from '../asks'
import { tagged } from '../called'
import type { OfOne } from './Profile'

/** The owner's own words for them, by which a segment can be chosen. */
export function Tags({ say, known, changed }: OfOne) {
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const put = (tags: string[]) => act(() => putTags(known.id, tags), changed)
  const send = submitted((text) => void put([...new Set([...known.tags, ...tagged(text('tag'))])]))
  return (
    <Part title={say('customers-tags')}>
      {known.tags.length > 0 ? (
        <ul class="tags">
          {known.tags.map((tag) => (
            <li key={tag}>
              {tag}
              <button class="plain" type="button" disabled={isBusy} aria-label={say('owner-remove-what', { name: tag })} onClick={() => void put(known.tags.filter((one) => one !== tag))}>
                {say('owner-remove')}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p class="soft">{say('customers-tags-none')}</p>
      )}
      {/* With another set of tags the field is another, and empty. */}
      <form key={known.tags.join()} onSubmit={send}>
        <label>
          {say('customers-tag')}
          <input name="tag" autocomplete="off" maxlength={40} required />
        </label>
        <Refusal text={refusal} />
        <button class="button quiet" disabled={isBusy}>
          {say('customers-tag-add')}
        </button>
      </form>
    </Part>
  )
}
