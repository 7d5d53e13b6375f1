//! `timbro report`, and figures read off a screen as an Italian owner reads them.

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Locator } from '@playwright/test'
import { binary, expect, type Demo } from './demo'

const run = promisify(execFile)
export type Row = Record<string, any>
export interface Report {
  months: Row[]
  long_periods: Row[]
  cohorts: { cohort: string; size: number; on: number[] }[]
  rfm: { customers: number; cells: Record<string, number> }
  first_year_value: Row
  time_to_second_visit: Row
  traffic_light: Row
  by_local_hour: number[]
  by_local_weekday_mon0: number[]
  /** With `--office`. */
  office?: { late_regulars: number; customs: Row; best: { most_frequent: Row[]; most_valuable: Row[] } }
}

export async function report(demo: Demo, ...args: string[]): Promise<Report> {
  const { stdout } = await run(binary, ['report', 'Bar Sole', '--json', ...demo.where, ...args], { maxBuffer: 1 << 26 })
  return JSON.parse(stdout) as Report
}

/** Before anybody came. */
export const long_ago = '2000-01'

/** Where the report keeps a metric that is more than one figure. */
const kept: Record<string, (row: Row) => number | null> = {
  nps_all: (row) => row.nps_all.nps,
  nps_latest_per_customer: (row) => row.nps_latest_per_customer.nps,
  csat: (row) => row.csat.csat,
  dso: (row) => row.dso.dso_days,
  time_between: (row) => row.time_between.mean_of_customer_means,
  clv_trailing12: (row) => row.clv_trailing12?.clv_minor ?? null,
  first_year_value: (row) => row.first_year_value.mean_minor,
  time_to_second_visit: (row) => row.time_to_second_visit.median_days,
}
export const printed = (metric: string, row: Row): number | null => (kept[metric] ? kept[metric](row) : row[metric])

const digits = /-?\d[\d.]*(?:,\d+)?/
/** The number in a text as Italians write it, and how many digits stand after its comma. */
export function read(text: string): { value: number; after: number } {
  const found = digits.exec(text.replace(/\u2212/g, '-'))?.[0] ?? ''
  expect(found, text).not.toBe('')
  return { value: Number(found.replaceAll('.', '').replace(',', '.')), after: found.split(',')[1]?.length ?? 0 }
}

/** Fails where what is drawn is not what was printed, rounded once to the digits that are drawn. */
export function expectSame(drawn: string, value: number | null, what: string): void {
  if (value === null) return expect(drawn, what).toBe('—')
  const few = / su /.test(drawn) ? drawn.split(' su ').map((part) => read(part).value) : undefined
  if (few) return expect(few[0]! / few[1]!, what).toBeCloseTo(value, 9)
  const unit = drawn.includes('%') ? value * 100 : drawn.includes('€') ? value / 100 : value
  const shown = read(drawn)
  expect(Math.abs(shown.value - unit), `${what}: ${drawn} is not ${unit}`).toBeLessThanOrEqual(0.5 * 10 ** -shown.after + 1e-9)
}

export const texts = async (all: Locator) => (await all.allTextContents()).map((text) => text.trim())
