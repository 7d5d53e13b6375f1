//! The owner's tiles: what stands there while nothing was chosen, and how they are picked and ordered.

import type { components } from '../../api/schema'
import { isMetric, takesGoal, type Metric, type Row } from './figures'

export type Shape = components['schemas']['TileShape']
export interface Tile {
  metric: Metric
  shape: Shape
}

/** As many as the server keeps: more are a dashboard. */
export const most_tiles = 12

const shapes: readonly Shape[] = ['number', 'line', 'bars', 'table', 'goal']
/** The shapes in which a metric can be shown. */
export const shapesOf = (metric: Metric) => shapes.filter((shape) => shape !== 'goal' || takesGoal(metric))

/** While nobody can be lost yet, the beginner's number leads. A goal that stands has its thermometer. */
export function defaults(row: Row, goals: readonly string[]): Tile[] {
  const first: Metric = row.active_at_start === 0 ? 'repeat_purchase_rate' : 'retention_rate'
  const goal = goals.filter(isMetric)[0]
  return [
    { metric: first, shape: 'line' },
    { metric: 'new_customers', shape: 'bars' },
    { metric: 'purchase_frequency', shape: 'line' },
    { metric: 'net_minor', shape: 'bars' },
    ...(goal ? [{ metric: goal, shape: 'goal' } as const] : []),
  ]
}

export const isSame = (one: Tile, other: Tile) => one.metric === other.metric && one.shape === other.shape
export const keyOf = ({ metric, shape }: Tile) => `${metric} ${shape}`

/** The tiles with one of them a place up (-1) or down (1). */
export function moved(tiles: readonly Tile[], at: number, by: -1 | 1): Tile[] {
  const [one, other] = [tiles[at], tiles[at + by]]
  if (!one || !other) return [...tiles]
  return tiles.map((tile, index) => (index === at ? other : index === at + by ? one : tile))
}

export const without = (tiles: readonly Tile[], at: number) => tiles.filter((_, index) => index !== at)

/** Whether one more may come. */
export const mayAdd = (tiles: readonly Tile[], tile: Tile) => tiles.length < most_tiles && !tiles.some((other) => isSame(other, tile))

/** What the server keeps, as far as this page knows how to show it. */
export const known = (kept: readonly components['schemas']['ChosenTile'][]): Tile[] =>
  kept.flatMap(({ metric, shape }) => (isMetric(metric) ? [{ metric, shape }] : []))
