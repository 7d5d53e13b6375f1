//! The days between visits as a histogram: narrow bins where people come often, wide ones where they come rarely.

export interface Bin {
  from: number
  /** The last day of it; undefined of the last bin, which has no end. */
  to: number | undefined
  customers: number
}

const begins = [1, 2, 3, 4, 6, 8, 15, 31, 61] as const

/** Customers by their usual gap, in bins from the shortest to the longest that anybody has. */
export function gapBins(habits: readonly { days: number; customers: number }[]): Bin[] {
  const bins = begins.map((from, index): Bin => {
    const next = begins[index + 1]
    const within = habits.filter(({ days }) => days >= (index === 0 ? 0 : from) && (next === undefined || days < next))
    return { from, to: next && next - 1, customers: within.reduce((sum, { customers }) => sum + customers, 0) }
  })
  const used = bins.filter(({ customers }) => customers > 0)
  return bins.slice(bins.indexOf(used[0]!), bins.indexOf(used[used.length - 1]!) + 1)
}
