import { useEffect, useRef, useState } from 'preact/hooks'
import type { Say } from '../../words'
import { Refusal, useAct } from '../parts/form'
import { putOffice } from './asks'
import { isMetric, metrics, nameOf, type Metric } from './figures'
import { isSame, keyOf, mayAdd, moved, shapesOf, without, type Shape, type Tile } from './tiles'

const words: Record<Shape, string> = {
  number: 'numbers-shape-number',
  line: 'numbers-shape-line',
  bars: 'numbers-shape-bars',
  table: 'numbers-shape-table',
  goal: 'numbers-shape-goal',
}

/** Picks, orders and removes tiles. Nothing is kept before it is saved. */
export function EditTiles({ say, tiles: before, saved, leave }: { say: Say; tiles: Tile[]; saved: (tiles: Tile[]) => void; leave: () => void }) {
  const [tiles, setTiles] = useState(before)
  const [news, setNews] = useState('')
  const { refusal, isBusy, act } = useAct(say, 'owner-signed-out')
  const edit = useRef<HTMLDivElement>(null)
  /** The button to have the focus: one that moves with its tile, or goes with it, loses it. */
  const held = useRef<{ of: string; by: string } | undefined>(undefined)
  const called = ({ metric, shape }: Tile) => say('numbers-tile', { name: nameOf(say, metric), shape: say(words[shape]) })
  useEffect(() => edit.current?.focus(), [])
  useEffect(() => {
    const { of, by } = held.current ?? {}
    const buttons = [...(edit.current?.querySelectorAll('button') ?? [])].filter((button) => button.dataset.of === of && !button.disabled)
    if (of) (buttons.find((button) => button.dataset.by === by) ?? buttons[0] ?? edit.current)?.focus()
    held.current = undefined
  }, [tiles])
  const move = (at: number, by: -1 | 1) => {
    const tile = tiles[at]!
    held.current = { of: keyOf(tile), by: by < 0 ? 'up' : 'down' }
    setTiles(moved(tiles, at, by))
    setNews(say('numbers-now-at', { tile: called(tile), at: at + by + 1, of: tiles.length }))
  }
  const save = (tiles: Tile[]) => void act(() => putOffice(tiles), () => saved(tiles))
  const remove = (at: number) => {
    const next = tiles[at + 1] ?? tiles[at - 1]
    held.current = { of: next ? keyOf(next) : 'none', by: 'remove' }
    setTiles(without(tiles, at))
    setNews(say('numbers-removed', { tile: called(tiles[at]!) }))
  }
  return (
    <div ref={edit} class="sheet edit" tabIndex={-1}>
      <ol class="rows">
        {tiles.map((tile, at) => (
          <li key={keyOf(tile)}>
            <div>{called(tile)}</div>
            <div class="acts">
              <button class="plain" type="button" data-of={keyOf(tile)} data-by="up" disabled={at === 0} aria-label={say('numbers-up-what', { tile: called(tile) })} onClick={() => move(at, -1)}>
                {say('numbers-move-up')}
              </button>
              <button class="plain" type="button" data-of={keyOf(tile)} data-by="down" disabled={at === tiles.length - 1} aria-label={say('numbers-down-what', { tile: called(tile) })} onClick={() => move(at, 1)}>
                {say('numbers-move-down')}
              </button>
              <button class="plain" type="button" data-of={keyOf(tile)} data-by="remove" aria-label={say('owner-remove-what', { name: called(tile) })} onClick={() => remove(at)}>
                {say('owner-remove')}
              </button>
            </div>
          </li>
        ))}
      </ol>
      <p class="unseen" role="status">
        {news}
      </p>
      <Add say={say} tiles={tiles} add={(tile) => setTiles([...tiles, tile])} />
      <Refusal text={refusal} />
      <div class="acts">
        <button class="button" type="button" disabled={isBusy} onClick={() => save(tiles)}>
          {say('owner-save')}
        </button>
        <button class="plain" type="button" onClick={leave}>
          {say('owner-cancel')}
        </button>
        <button class="plain" type="button" disabled={isBusy} onClick={() => save([])}>
          {say('numbers-ours')}
        </button>
      </div>
    </div>
  )
}

/** One more: which metric, and how it is drawn. */
function Add({ say, tiles, add }: { say: Say; tiles: Tile[]; add: (tile: Tile) => void }) {
  const [metric, setMetric] = useState<Metric>('visits')
  const [wanted, setShape] = useState<Shape>('number')
  const shapes = shapesOf(metric)
  const shape = shapes.includes(wanted) ? wanted : 'number'
  const tile = { metric, shape }
  const value = (event: Event) => (event.currentTarget as HTMLSelectElement).value
  const isThere = tiles.some((other) => isSame(other, tile))
  return (
    <fieldset class="add">
      <legend>{say('numbers-add-title')}</legend>
      <label>
        {say('numbers-metric')}
        <select value={metric} onChange={(event) => isMetric(value(event)) && setMetric(value(event) as Metric)}>
          {metrics.map((name) => (
            <option key={name} value={name}>
              {nameOf(say, name)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('numbers-shape')}
        <select value={shape} onChange={(event) => setShape(value(event) as Shape)}>
          {shapes.map((shape) => (
            <option key={shape} value={shape}>
              {say(words[shape])}
            </option>
          ))}
        </select>
      </label>
      <button class="button quiet" type="button" disabled={!mayAdd(tiles, tile)} onClick={() => add(tile)}>
        {say('numbers-add')}
      </button>
      {!mayAdd(tiles, tile) && <p class="soft">{isThere ? say('numbers-there') : say('numbers-full')}</p>}
    </fieldset>
  )
}
