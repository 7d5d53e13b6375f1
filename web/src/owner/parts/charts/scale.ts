//! Where things stand in a drawing. Drawings are as wide as there is room, so that all is told in hundredths.

/** Rounds to what a pen can do: nobody sees a hundredth of a hundredth. */
const drawn = (value: number) => Math.round(value * 100) / 100

export interface Spread {
  low: number
  high: number
}

/** The lowest and the highest of what is known; undefined of nothing. */
export function spread(values: readonly (number | null)[]): Spread | undefined {
  const told = values.filter((value) => value !== null)
  return told.length > 0 ? { low: Math.min(...told), high: Math.max(...told) } : undefined
}

/** How far up a value stands, from 0 to 100. What never changes stands in the middle. */
export const height = (value: number, { low, high }: Spread) => drawn(high === low ? 50 : ((value - low) / (high - low)) * 100)

/** How long a bar is, from 0 to 100: bars begin at zero, or they lie. */
export const length = (value: number, most: number) => drawn(most > 0 ? Math.max(0, value / most) * 100 : 0)

/** The points of a line, left to right, broken where a value is not known. `at` says how far right each stands. */
export function lines(values: readonly (number | null)[], within: Spread, at: (index: number) => number): [x: number, y: number][][] {
  const parts: [number, number][][] = [[]]
  values.forEach((value, index) => {
    if (value === null) parts.push([])
    else parts[parts.length - 1]!.push([drawn(at(index)), drawn(100 - height(value, within))])
  })
  return parts.filter((part) => part.length > 0)
}

/** A pen's way through points; by steps where what was so stays so until the next. */
export const path = (points: readonly [number, number][], isStepped = false) =>
  points.map(([x, y], index) => (index === 0 ? `M${x} ${y}` : isStepped ? `H${x}V${y}` : `L${x} ${y}`)).join('')
