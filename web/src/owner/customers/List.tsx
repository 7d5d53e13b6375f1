//! Everybody who has a card, the latest first: looked for by a text, or by a segment.

import { useEffect, useRef, useState } from 'preact/hooks'
import { Asked, useAsked } from '../parts/asked'
import { useAct, Refusal } from '../parts/form'
import type { ScreenProps } from '../screens'
import { Add } from './Add'
import { find, programs as askPrograms, type Found, type Program, type Wanted } from './asks'
import { written, type Look } from './called'
import { Row } from './Row'
import { Segments } from './Segments'
import { WriteToMany } from './WriteToMany'

/** A pause in typing: then it is looked for. */
const typed_ms = 250

/** What is asked for: a text alone, because who looks for somebody does not know in which segment they are. */
const wanted = ({ query, segment }: Look): Wanted => (query ? { query } : segment ? { segment } : {})

export function List({ say, language, look }: ScreenProps & { look: Look }) {
  const [typed, type] = useState(look.query)
  const [{ query, segment }, setLook] = useState(look)
  const [open, setOpen] = useState<'add' | 'write' | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setLook({ query: typed.trim(), segment }), typed_ms)
    return () => clearTimeout(timer)
  }, [typed])
  // Who comes back from a customer finds the list as it was.
  useEffect(() => history.replaceState(null, '', `#customers${written({ query, segment })}`), [query, segment])
  const asked = useAsked(() => find(wanted({ query, segment })), [query, segment])
  const rules = useAsked(askPrograms)
  const programs = rules.answer.kind === 'told' ? rules.answer.told.data : []
  const choose = (segment: string) => {
    type('')
    setLook({ query: '', segment })
  }
  return (
    <div class="customers">
      <h1>{say('owner-customers')}</h1>
      <div class="search">
        <div class="field">
          <label>
            {say('customers-find')}
            <input type="search" autocomplete="off" spellcheck={false} value={typed} maxlength={254} aria-describedby="customers-how" onInput={({ currentTarget }) => type(currentTarget.value)} />
          </label>
          <p class="soft" id="customers-how">
            {say('customers-find-how')}
          </p>
        </div>
        <Segments say={say} language={language} segment={segment} choose={choose} />
      </div>
      <div class="acts">
        <button class="button quiet" type="button" aria-haspopup="dialog" onClick={() => setOpen('add')}>
          {say('customers-add')}
        </button>
        {segment && !query && (
          <button class="button" type="button" aria-haspopup="dialog" onClick={() => setOpen('write')}>
            {say('customers-write')}
          </button>
        )}
      </div>
      <Asked say={say} asked={asked}>
        {(page) => (
          <Pages key={`${segment}/${query}`} say={say} language={language} programs={programs} first={page} more={(cursor) => find({ ...wanted({ query, segment }), cursor })}>
            {say(query ? 'customers-nobody' : segment ? 'customers-none-such' : 'customers-none')}
          </Pages>
        )}
      </Asked>
      {open === 'add' && <Add say={say} close={() => setOpen(null)} />}
      {open === 'write' && <WriteToMany say={say} segment={segment} close={() => setOpen(null)} />}
    </div>
  )
}

type Page = { data: Found[]; next_cursor?: string | null }

interface Paged extends Pick<ScreenProps, 'say' | 'language'> {
  programs: Program[]
  first: Page
  more: (cursor: string) => ReturnType<typeof find>
  children: string
}

/** The first page, and those that were asked for after it. `children` is what an empty list says. */
function Pages({ say, language, programs, first, more, children }: Paged) {
  const [later, setLater] = useState<Page[]>([])
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const list = useRef<HTMLUListElement>(null)
  const pages = [first, ...later]
  const rows = pages.flatMap(({ data }) => data)
  const cursor = pages[pages.length - 1]!.next_cursor
  const goOn = () =>
    act(
      () => more(cursor!),
      (page) => {
        setLater([...later, page])
        // The focus goes on where the new rows begin.
        requestAnimationFrame(() => (list.current?.children[rows.length]?.querySelector('a') ?? list.current?.querySelector('li:last-child a') as HTMLElement | null)?.focus())
      },
    )
  if (rows.length === 0) return <p role="status">{children}</p>
  return (
    <>
      <ul class="list" ref={list}>
        {rows.map((row) => (
          <Row key={row.id} say={say} language={language} row={row} programs={programs} />
        ))}
      </ul>
      <Refusal text={refusal} />
      {cursor && (
        <button class="button quiet" type="button" disabled={isBusy} onClick={() => void goOn()}>
          {say('customers-more')}
        </button>
      )}
    </>
  )
}
