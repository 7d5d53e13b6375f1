//! Every table of the shop as a file, on both engines: a workbook that a foreign reader opens says what the CSV says, and both say,
//! cell by cell, what the API tells.

import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import readSheets from 'read-excel-file/node'
import { openBar } from './bar'
import { openCounter } from './counter'
import type { Demo } from './demo'
import { signedIn } from './office'
import { isThere } from './office_tour'
import { expect, test } from './server'
import { keep, type Told } from './tables'

/** Chromium drops what is more than ten downloads a second, and nobody taps so fast. */
const tap_ms = 120

/** A table's file, by the button that a person taps. */
async function saved(page: Page, name: string): Promise<Buffer> {
  await page.waitForTimeout(tap_ms)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()])
  return readFileSync(await file.path())
}

/** The lines of a CSV file whose fields hold no line's end. */
const lines = (file: Buffer) =>
  file.toString('utf8').replace(/^\ufeff/, '').trim().split(/\r?\n/).map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? ''))

/** A moment on the shop's own clock: a workbook knows no zones. */
const onTheWall = (at: Date) => `${at.toLocaleString('sv', { timeZone: 'Europe/Rome' })}${at.toISOString().slice(19, 23)}`

/** What a cell says, whoever wrote it. A text that a spreadsheet would work out has an apostrophe in CSV. */
function plain(cell: unknown): string | null {
  if (cell === null || cell === undefined || cell === '') return null
  if (cell instanceof Date) return cell.toISOString().slice(0, 23).replace('T', ' ')
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell).replace(/^'(?=[=+\-@])/, '')
  return /^\d{4}-\d\d-\d\dT\S+Z$/.test(text) ? onTheWall(new Date(text)) : text
}

type Row = Record<string, string | null>
const asRows = ([head = [], ...all]: unknown[][]): Row[] => all.map((cells) => Object.fromEntries(head.map((name, at) => [String(name), plain(cells[at])])))

/** A workbook counts days, and its reader cuts what is less than a millisecond: one more or less is the same moment. */
function isSame(one: string | null | undefined, other: string | null | undefined): boolean {
  const [at, then] = [one, other].map((text) => (/^\d{4}-\d\d-\d\d \S{12}$/.test(text ?? '') ? Date.parse(`${text!.replace(' ', 'T')}Z`) : NaN))
  return one === other || Math.abs(at! - then!) <= 1
}

/** Holds a table's rows against what was told of them; gives the columns of which nothing was. */
function compare(table: string, rows: Row[], { key, rows: told, grows }: Told): string[] {
  if (!grows) expect(rows.length, table).toBe(told.length)
  expect(told.length, `nothing is told of ${table}`).toBeGreaterThan(0)
  const untold = new Set(Object.keys(rows[0]!))
  for (const one of told) {
    const same = rows.filter((row) => key.every((name) => row[name] === plain(one[name])))
    expect(same, `${table}: ${JSON.stringify(one)}`).toHaveLength(1)
    for (const name of Object.keys(same[0]!).filter((name) => name in one)) {
      untold.delete(name)
      expect(same[0]![name], `${table}.${name} of ${key.map((name) => one[name]).join(' ')}`).toBe(plain(one[name]))
    }
  }
  return [...untold]
}

/** What only these files tell: who did it and where, how a code was read, why; and what the API leaves out where there is nothing to
 *  tell. */
const untold: Record<string, string[]> = {
  customers: ['email', 'phone', 'language', 'erased_at'],
  visits: ['card_id', 'code_kind', 'received_at', 'stamps', 'on_account', 'void_reason', 'source', 'external_id', 'actor_kind', 'actor_id', 'location_id'],
  entries: ['held'],
  rewards: ['card_id', 'program_id', 'version', 'stamps', 'is_void'],
  programs: ['made_at', 'has_limits'],
  answers: ['source', 'external_id'],
  payments: ['source', 'external_id', 'location_id'],
  refunds: ['source', 'external_id', 'visit_external_id', 'actor_kind', 'actor_id', 'location_id'],
}

for (const engine of ['sqlite', 'postgres'] as const) {
  test.describe(engine, () => {
    test.use({ engine })
    test.slow()

    test('every table is a file that other programs open, with what the API tells in each cell', async ({ page, request, server }) => {
      const bar = await openBar(server, request)
      const counter = await page.context().newPage()
      await openCounter(counter, bar)
      await counter.close()
      await signedIn(page, bar as typeof bar & Demo, 'exports')
      await isThere(page)
      const told = await keep(bar, (path) => page.evaluate(async (path) => (await fetch(`/api/v1${path}`)).json(), path))
      const tables = (await bar.ask<{ data: { table: string; rows: number }[] }>('GET', '/exports')).data
      expect(Object.keys(told).sort()).toEqual(tables.map(({ table }) => table).sort())
      const shown = page.locator('.files').first().locator('li')
      await expect(shown).toHaveCount(tables.length)
      for (const [index, { table, rows: counted }] of tables.entries()) {
        const name = (await shown.nth(index).locator('strong').textContent())!
        const csv = lines(await saved(page, `${name} as CSV`))
        const [sheet] = await readSheets(await saved(page, `${name} as XLSX`))
        expect(sheet!.sheet, table).toBe(table)
        const [inCsv, inBook] = [asRows(csv), asRows(sheet!.data)]
        // The log goes on while it is read: taking a table along is noted in it.
        expect(Object.keys(inBook[0]!), table).toEqual(Object.keys(inCsv[0]!))
        for (const [at, row] of inCsv.entries())
          for (const name of Object.keys(row)) expect(isSame(inBook[at]?.[name], row[name]), `${table}.${name}: ${row[name]}, and ${inBook[at]?.[name]} in the workbook`).toBe(true)
        if (table !== 'audit') expect([inCsv.length, inBook.length], table).toEqual([counted, counted])
        expect.soft(compare(table, inCsv, told[table]!), `${table}: columns that nothing told`).toEqual(untold[table] ?? [])
      }
    })
  })
}
