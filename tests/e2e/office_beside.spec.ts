//! What the office draws beside the report: how long people stay, how often they come, what they are in five words, and the best
//! ten. Held against `timbro report --office`, and the best ten also counted again from the visits themselves.

import type { Page } from '@playwright/test'
import { expect, test } from './demo'
import { signedIn } from './office'
import { isThere } from './office_tour'
import { expectSame, read, report, texts, type Row } from './report'

test.use({ locale: 'it-IT' })

const part = (page: Page, title: string) => page.locator('section.sheet', { has: page.getByRole('heading', { name: title, exact: true }) })

/** All numbers in a text, as Italians write them. */
const numbers = (text: string) => [...text.matchAll(/-?\d[\d.]*(?:,\d+)?/g)].map(([one]) => read(one).value)

test('how people stay and come, and who is best, is what the report says', async ({ page, demo }) => {
  test.slow()
  const { office, months } = await report(demo, '--office')
  const { customs, best } = office!
  await signedIn(page, demo, 'numbers')
  await isThere(page)

  // The curve begins with everybody on the first day, and is told as far as anybody was followed.
  const staying = await texts(part(page, 'Quanto restano').locator('.points td'))
  const stayed = (customs.staying.stayed as Row[]).filter(({ share }) => share !== null)
  expect(staying).toHaveLength(stayed.length + 1)
  expect(stayed.length).toBeGreaterThan(3)
  stayed.forEach(({ share, followed, days }, at) => {
    const [told = '', rest = ''] = staying[at + 1]!.split(' · ')
    expectSame(told, share, `${days} days`)
    expect(numbers(rest)).toEqual([followed])
  })

  // Gaps are drawn in bins: whoever is in one is in it once.
  const gaps = part(page, 'Giorni tra le visite')
  const bins = gaps.locator('.row-bars tbody tr')
  let inBins = 0
  for (const bin of await bins.all()) {
    const [from = 0, to = from] = numbers((await bin.locator('th').textContent())!)
    const last = /o più/.test((await bin.locator('th').textContent())!) ? Infinity : to
    const within = (customs.habits.habits as Row[]).filter(({ days }) => days >= from && days <= last).reduce((sum, { customers }) => sum + customers, 0)
    expect(numbers((await bin.locator('td').textContent())!)).toEqual([within])
    inBins += within
  }
  expect(inBins).toBe(customs.habits.regulars)

  const words = await texts(part(page, 'I tuoi clienti in cinque parole').locator('.row-bars td'))
  expect(words.map((text) => read(text).value)).toEqual(['new', 'coming_back', 'regular', 'best', 'gone_quiet'].map((word) => customs.rfm[word]))

  const counted = await byCustomer(page, demo.card_url, demo.api_key, months.at(-1)!)
  for (const [title, ranked, rank] of [['I dieci che sono venuti più spesso', best.most_frequent, (one: Part) => [one.days.size, one.visits]], ['I dieci che hanno speso di più', best.most_valuable, (one: Part) => [one.net]]] as const) {
    const drawn = (await texts(part(page, title).locator('li > p'))).map(numbers)
    expect(drawn).toHaveLength(10)
    const told = (days: number, visits: number, net: number | null) => [days, visits, ...(net === null ? [] : [net / 100])]
    expect(drawn, title).toEqual(ranked.map((one) => told(one.visit_days, one.visits, one.net_minor)))
    const again = [...counted.values()].map(rank).sort((a, b) => b[0]! - a[0]! || (b[1] ?? 0) - (a[1] ?? 0)).slice(0, 10)
    expect(ranked.map((one) => (title.includes('spesso') ? [one.visit_days, one.visits] : [one.net_minor])), title).toEqual(again)
  }
})

interface Part {
  days: Set<string>
  visits: number
  net: number
}

/** Everybody's visits of a month, counted from the table of visits: on how many days, how many, and what they brought. */
async function byCustomer(page: Page, url: string, api_key: string, { month, start_utc, end_utc }: Row): Promise<Map<string, Part>> {
  const table = async (name: string) => {
    const answer = await page.request.get(new URL(`/api/v1/exports/${name}.csv`, url).href, { headers: { Authorization: `Bearer ${api_key}` } })
    const [head = '', ...lines] = (await answer.text()).replace(/^\ufeff/, '').trim().split(/\r?\n/)
    return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [head.split(',')[at], cell])) as Record<string, string>)
  }
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Rome' })
  const all = new Map<string, Part>()
  const owner = new Map<string, string>()
  const isWithin = (at: string) => at >= start_utc && at < end_utc
  for (const { id, customer_id, at, voided_at, amount_minor } of await table('visits')) {
    if (voided_at && voided_at < end_utc) continue
    owner.set(id!, customer_id!)
    if (!isWithin(at!)) continue
    const one = all.get(customer_id!) ?? { days: new Set(), visits: 0, net: 0 }
    all.set(customer_id!, { days: one.days.add(day.format(new Date(at!))), visits: one.visits + 1, net: one.net + Number(amount_minor) })
  }
  for (const { visit_id, amount_minor, made_at } of await table('refunds')) {
    const one = all.get(owner.get(visit_id!) ?? '')
    if (one && isWithin(made_at!)) one.net -= Number(amount_minor)
  }
  expect(all.size, month).toBeGreaterThan(10)
  return all
}
