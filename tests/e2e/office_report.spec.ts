//! What the office draws is what `timbro report` prints of the same data: read off the screen as an Italian owner reads it.

import type { Page } from '@playwright/test'
import { ask } from './counter'
import { expect, test, type Demo } from './demo'
import { signedIn } from './office'
import { isThere } from './office_tour'
import { expectSame, long_ago, printed, read, report, texts, type Row } from './report'

test.use({ locale: 'it-IT' })

async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), hash)
  await isThere(page)
}

for (const engine of ['sqlite', 'postgres'] as const) {
  test.describe(engine, () => {
    test.use({ engine })
    // On PostgreSQL the eighteen months are made for this test alone.
    test.setTimeout(300_000)

    test('the day’s screen says what the report says of the last month', async ({ page, demo }) => {
      const { months, office } = await report(demo, '--office')
      const [before, last] = months.slice(-2) as [Row, Row]
      await signedIn(page, demo)
      await isThere(page)
      const lead = await texts(page.locator('.lead .figure'))
      expect(lead.map(Number)).toEqual([office!.late_regulars, last.retained, last.active_at_start])
      const tiles = page.locator('.tiles > div')
      const metrics = ['retention_rate', 'new_customers', 'purchase_frequency']
      await expect(tiles).toHaveCount(metrics.length)
      for (const [index, metric] of metrics.entries()) {
        expectSame((await tiles.nth(index).locator('.figure').textContent())!, printed(metric, last), metric)
        const old = (await tiles.nth(index).locator('p span').textContent())!
        expectSame(old.replace(/^.*?\d{4}\D*/, ''), printed(metric, before), `${metric} before`)
      }

      // Each of them opens to the same figure, and to what it was worked out from.
      await tiles.nth(0).locator('.figure').click()
      const dialog = page.getByRole('dialog')
      expectSame((await dialog.locator('.result strong').textContent())!, last.retention_rate, 'opened')
      const inputs = (await texts(dialog.locator('.lines').first().locator('td'))).map((text) => read(text).value)
      expect(inputs).toEqual(expect.arrayContaining([last.retained, last.active_at_start]))
      await page.keyboard.press('Escape')

      // So does every other number of the screen: a formula, what is put in, and its people.
      for (const figure of await page.locator('main .figure').all()) {
        await figure.click()
        await expect(dialog.locator('.result strong')).not.toBeEmpty()
        await expect(dialog.locator('.formula').first()).not.toBeEmpty()
        await expect(dialog.locator('.lines').first().locator('td').first()).not.toBeEmpty()
        await expect(dialog.locator('[role=status]')).toHaveText(/./)
        await page.keyboard.press('Escape')
        await expect(dialog).toBeHidden()
      }

      // How far newcomers came is counted again from the visits themselves.
      const { as_of } = await ask<{ as_of: string }>(page, demo, 'GET', '/retention/today')
      const steps = await texts(page.locator('.funnel .figure'))
      expect(steps.map(Number)).toEqual(await newcomers(page, demo, as_of))
    })
  })
}

/** Of those who first came 30 to 120 days before the morning of `as_of`: how many came on 1, 2, 3, 5 and 10 days. */
async function newcomers(page: Page, demo: Demo, as_of: string): Promise<number[]> {
  const answer = await page.request.get(new URL('/api/v1/exports/visits.csv', demo.card_url).href, { headers: { Authorization: `Bearer ${demo.api_key}` } })
  const [head = '', ...lines] = (await answer.text()).trim().split(/\r?\n/)
  const column = (name: string) => head.split(',').indexOf(name)
  const [customer, at, voided] = [column('customer_id'), column('at'), column('voided_at')]
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Rome' })
  const days = new Map<string, Set<string>>()
  for (const cells of lines.map((line) => line.split(','))) {
    const on = day.format(new Date(cells[at]!))
    if (cells[voided] === '' && on < as_of) days.set(cells[customer]!, (days.get(cells[customer]!) ?? new Set()).add(on))
  }
  const ago = (first: string) => Math.round((Date.parse(as_of) - Date.parse(first)) / 86_400_000)
  const news = [...days.values()].filter((all) => {
    const since = ago([...all].sort()[0]!)
    return since >= 30 && since <= 120
  })
  return [1, 2, 3, 5, 10].map((least) => news.filter((all) => all.size >= least).length)
}

test('every metric of every month that a tile can show is the report’s', async ({ page, demo }) => {
  test.slow()
  // The screen's row has thirteen months; what takes twelve of them is told from its twelfth on.
  const { month } = (await report(demo)).months.at(-1)!
  const { months } = await report(demo, '--from', `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`)
  const rows = months.slice(-6).reverse()
  // What is told as of a morning is told of the morning after each month.
  for (const row of rows) {
    const { first_year_value, time_to_second_visit } = await report(demo, '--from', row.month, '--to', row.month)
    Object.assign(row, { first_year_value, time_to_second_visit })
  }
  await signedIn(page, demo, 'numbers')
  await isThere(page)
  await page.locator('.own .kept > .button').click()
  const metrics = await page.locator('.edit .add select').first().locator('option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value))
  // As many as there may be tiles at a time.
  for (let from = 0; from < metrics.length; from += 12) {
    const some = metrics.slice(from, from + 12)
    await ask(page, demo, 'PUT', '/settings/office', { tiles: some.map((metric) => ({ metric, shape: 'table' })) })
    await page.reload()
    await isThere(page)
    const tiles = page.locator('.own .tile')
    await expect(tiles).toHaveCount(some.length)
    for (const [index, metric] of some.entries()) {
      const drawn = await texts(tiles.nth(index).locator('.points td'))
      expect(drawn, metric).toHaveLength(rows.length)
      drawn.forEach((text, at) => expectSame(text, printed(metric, rows[at]!), `${metric} in ${rows[at]!.month}`))
      expectSame((await tiles.nth(index).locator('.measure .figure').textContent())!, printed(metric, rows[0]!), metric)
    }
  }
})

test('so is what stands below the tiles, and a quarter and a year', async ({ page, demo }) => {
  test.slow()
  const printed_last = await report(demo)
  const last = printed_last.months.at(-1)!
  await signedIn(page, demo, 'numbers')
  await isThere(page)
  const measures = page.locator('.measures')
  const drawn = async (at: number) => texts(measures.nth(at).locator('.measure > .figure'))
  const told: [string[], number][] = [
    [['nps_all', 'nps_latest_per_customer', 'csat'], 1],
    [['gross_minor', 'refunds_minor', 'net_minor', 'aov_minor', 'arpc_minor'], 2],
    [['return_rate_period', 'return_rate_cohort'], 3],
    [['dso'], 4],
  ]
  for (const [metrics, at] of told) {
    const figures = await drawn(at)
    expect(figures).toHaveLength(metrics.length)
    metrics.forEach((metric, index) => expectSame(figures[index]!, printed(metric, last), metric))
  }
  expect((await texts(page.locator('.says .figure')))[0]).toBe(`${last.retained} su ${last.active_at_start}`)

  // The months that people first came in, and in what share they came again.
  const cohorts = page.locator('.heat').first().locator('tbody tr')
  await expect(cohorts).toHaveCount(printed_last.cohorts.length)
  for (const [index, { size, on }] of printed_last.cohorts.entries()) {
    const [first, ...later] = await texts(cohorts.nth(index).locator('td:not(.ahead)'))
    expect(Number(first)).toBe(size)
    expect(later).toHaveLength(on.length - 1)
    later.forEach((text, at) => expectSame(text, size === 0 ? null : on[at + 1]! / size, `cohort ${index}, month ${at + 1}`))
  }

  const quarter = printed_last.long_periods.find(({ period }) => /-Q/.test(period))!
  const year = printed_last.long_periods.find(({ period }) => /^\d{4}$/.test(period))
  for (const row of [quarter, ...(year ? [year] : [])]) {
    await open(page, `numbers/${row.period}`)
    await expect(page.locator('.says .figure').first()).toHaveText(`${row.retained} su ${row.active_at_start}`)
    expectSame((await page.locator('.own .tile').first().locator('.measure > .figure').textContent())!, row.retention_rate, row.period)
  }

  // Hours and weekdays are the report's of the whole time, so that is asked for.
  const [first] = (await report(demo, '--from', long_ago)).months.filter(({ visits }) => visits > 0)
  const end = new Date(Date.parse(`${last.month}-15`) + 31 * 86_400_000).toISOString().slice(0, 7)
  const until = new Date(Date.parse(`${end}-01`) - 86_400_000).toISOString().slice(0, 10)
  await open(page, `numbers/${first!.month}-01..${until}`)
  const clock = page.locator('.heat.clock tbody tr')
  const grid = await Promise.all((await clock.all()).map(async (row) => [Number((await row.locator('th').textContent())!.slice(0, 2)), (await texts(row.locator('td'))).map(Number)] as const))
  const hours = Array.from({ length: 24 }, (_, hour) => grid.find(([at]) => at === hour)?.[1].reduce((sum, n) => sum + n, 0) ?? 0)
  expect(hours).toEqual(printed_last.by_local_hour)
  expect(printed_last.by_local_weekday_mon0.map((_, day) => grid.reduce((sum, [, row]) => sum + row[day]!, 0))).toEqual(printed_last.by_local_weekday_mon0)
})
