import { useEffect, useRef, useState } from 'preact/hooks'
import { useAsked } from '../parts/asked'
import type { Told } from '../api'
import { goals, office, type Goal } from './asks'
import { EditTiles } from './EditTiles'
import type { Row } from './figures'
import { Kept } from './Kept'
import type { PartProps } from './Numbers'
import { TileView } from './TileView'
import { defaults, keyOf, known, type Tile } from './tiles'

interface Own {
  tiles: Tile[]
  goals: Goal[]
}

async function own(): Promise<Told<Own>> {
  const [kept, standing] = await Promise.all([office(), goals()])
  if (!('told' in kept)) return kept
  if (!('told' in standing)) return standing
  return { told: { tiles: known(kept.told.tiles), goals: standing.told.goals } }
}

/** The numbers that the owner wants to see first, in the owner's order. */
export function Tiles({ rows, ...part }: PartProps & { rows: Row[] }) {
  const { say } = part.writing
  const asked = useAsked(own)
  const [chosen, setChosen] = useState<Tile[]>()
  const [isEdited, setEdited] = useState(false)
  const edit = useRef<HTMLButtonElement>(null)
  const wasEdited = useRef(false)
  useEffect(() => {
    // Who is done is where they began.
    if (wasEdited.current && !isEdited) edit.current?.focus()
    wasEdited.current = isEdited
  }, [isEdited])
  return (
    <section class="own">
      <h2>{say('numbers-own')}</h2>
      <Kept say={say} asked={asked}>
        {({ tiles: kept, goals }) => {
          const tiles = chosen ?? kept
          const shown = tiles.length > 0 ? tiles : defaults(part.row, goals.map(({ metric }) => metric))
          if (isEdited)
            return (
              <EditTiles
                say={say}
                tiles={shown}
                leave={() => setEdited(false)}
                saved={(tiles) => {
                  setChosen(tiles)
                  setEdited(false)
                }}
              />
            )
          return (
            <>
              <div class="tiles">
                {shown.map((tile) => (
                  <TileView key={keyOf(tile)} {...part} rows={rows} tile={tile} goal={goals.find(({ metric }) => metric === tile.metric)} />
                ))}
              </div>
              <button ref={edit} class="button quiet" type="button" onClick={() => setEdited(true)}>
                {say('numbers-edit')}
              </button>
            </>
          )
        }}
      </Kept>
    </section>
  )
}
