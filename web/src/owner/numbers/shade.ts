//! How dark a cell of a table is: five shades of pencil, by its share of the most there is.

const shades = 5

/** The class of a cell; none of nothing. The number stands in the cell, so that the shade says nothing alone. */
export function shade(value: number, most: number): string | undefined {
  if (value <= 0 || most <= 0) return undefined
  return `shade-${Math.min(shades, Math.ceil((value / most) * shades))}`
}
