//! What is chance: small shops have small numbers, and small numbers go up and down by themselves. As src/retention/noise.rs.

type Share = readonly [part: number, whole: number]

const z = 1.959963984540054

/** The 95 % interval of a share, by Wilson; undefined of nobody. */
export function wilson([part, whole]: Share): [low: number, high: number] | undefined {
  if (whole <= 0 || part < 0 || part > whole) return undefined
  const share = part / whole
  const middle = share + (z * z) / (2 * whole)
  const reach = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole))
  const bound = (value: number) => Math.min(1, Math.max(0, value / (1 + (z * z) / whole)))
  return [bound(middle - reach), bound(middle + reach)]
}

/** Whether a share has changed by more than chance: Newcombe's interval of the difference leaves zero out. */
export function isMoreThanChance(before: Share, now: Share): boolean | undefined {
  const [ofOld, ofNew] = [wilson(before), wilson(now)]
  if (!ofOld || !ofNew) return undefined
  const [old, new_] = [before[0] / before[1], now[0] / now[1]]
  const low = new_ - old - Math.hypot(new_ - ofNew[0], ofOld[1] - old)
  const high = new_ - old + Math.hypot(ofNew[1] - new_, old - ofOld[0])
  return low > 0 || high < 0
}

/** Half the width of the 95 % interval of an NPS, in points. */
export function marginOfNps({ promoters, detractors, responses }: { promoters: number; detractors: number; responses: number }): number | undefined {
  if (responses === 0) return undefined
  const mean = (promoters - detractors) / responses
  const square = (promoters + detractors) / responses
  return 196 * Math.sqrt(Math.max(0, square - mean * mean) / responses)
}

/** Half the width of the 95 % interval of a CSAT, in points: the wider half of Wilson's. */
export function marginOfCsat({ satisfied, responses }: { satisfied: number; responses: number }): number | undefined {
  const interval = wilson([satisfied, responses])
  if (!interval) return undefined
  const share = satisfied / responses
  return 100 * Math.max(interval[1] - share, share - interval[0])
}
