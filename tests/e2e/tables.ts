//! A day at a bar that leaves a row in every table, and what the API tells of each.

import type { Bar } from './bar'

export type Row = Record<string, unknown>

/** What is told of a table's rows, by the columns that tell one from another. */
export interface Told {
  key: string[]
  rows: Row[]
  /** Whether it has more by the time it is read. */
  grows?: boolean
}

interface Made {
  id: string
  card: { id: string }
}

/** The names hold what files have trouble with: quotes and commas, a formula, letters beyond Latin. */
const names = ['Ada, "la prima"', '=1+1', 'Żółć']

/** Fills the tables, and asks for everything that is in them; what is told to nobody but the owner, by `owner`. */
export async function keep(bar: Bar, owner: (path: string) => Promise<Row>): Promise<Record<string, Told>> {
  const list = async (path: string) => (await bar.ask<{ data: Row[] }>('GET', path)).data
  const made: Made[] = []
  for (const display_name of names) made.push(await bar.ask<Made>('POST', '/customers', { display_name }))
  const [ada, formula] = made as [Made, Made]

  const code = async ({ card }: Made) => (await bar.ask<{ text: string }>('GET', `/cards/${card.id}/code`)).text
  const scan = async (who: Made, more: object) => bar.ask<{ visit: { id: string }; rewards: { id: string }[] }>('POST', '/scans', { code: await code(who), ...more })
  const visit = await scan(ada, { stamps: 12, amount_minor: 1_250, on_account: true, order_ref: '=A1, "quoted"' })
  const mistake = await scan(formula, { stamps: 1 })
  await bar.ask('POST', `/visits/${mistake.visit.id}/void`, { reason: '-1, by mistake' })
  const refund = await bar.ask<Row>('POST', `/visits/${visit.visit.id}/refunds`, { amount_minor: 250, units_returned: 0 })
  const payment = await bar.ask<Row>('POST', `/customers/${ada.id}/payments`, { amount_minor: 500 })
  const { text: live } = await bar.ask<{ text: string }>('GET', `/cards/${ada.card.id}/live-code`)
  await bar.ask('POST', `/rewards/${visit.rewards[0]!.id}/redemption`, { code: live })
  await bar.ask('POST', `/customers/${formula.id}/gifts`, { title: '@home: a biscuit', reason: 'First guest' })

  const rule = { earn: { kind: 'spend', per_minor: 500 }, rewards: [{ stamps: 3, title: 'a tea', valid_days: 30 }, { stamps: 8, title: 'a cake' }], stamp_valid_days: 90 }
  const first = await bar.ask<Row>('POST', '/programs', { name: 'Cake', ...rule, limits: { cool_down_minutes: 5, per_day: 2 } })
  const second = await bar.ask<Row>('POST', `/programs/${String(first.id)}/versions`, { name: 'Cake, again', ...rule })
  await bar.ask('PUT', `/programs/${String(first.id)}/status`, { status: 'paused' })

  await bar.ask('POST', `/customers/${ada.id}/answers`, { kind: 'nps', score: 3, scale_max: 10, comment: '+1, "cold"' })
  await bar.ask('POST', `/customers/${ada.id}/answers`, { kind: 'csat', score: 5, scale_max: 5 })
  const wrong = await bar.ask<{ id: string }>('POST', `/customers/${formula.id}/cases`, { weight: 'minor', text: 'The cup had a crack.' })
  await bar.ask('PATCH', `/cases/${wrong.id}`, { solved: true, note: 'New cups.' })
  await bar.ask('POST', `/customers/${ada.id}/cases`, { weight: 'serious', text: 'Waited for ages.' })
  await bar.ask('POST', `/customers/${ada.id}/notes`, { kind: 'note', text: 'Good to have you.' })

  /** One row for each, with what its list says of its customer or its parts beside it. */
  const ofEach = async (path: (who: Made) => string, more: (who: Made) => Row) => {
    const all: Row[] = []
    for (const who of made) all.push(...(await list(path(who))).map((row) => ({ ...row, ...more(who) })))
    return all
  }
  const mine = async (part: 'visits' | 'rewards') => {
    const all: Row[] = []
    for (const { id } of made) all.push(...((await owner(`/customers/${id}/export`))[part] as Row[]).map((row) => ({ ...row, customer_id: id })))
    return all
  }
  const ofCustomer = ({ customer, ...row }: Row) => ({ ...row, customer_id: (customer as { id: string }).id })
  const solved = ({ solution, ...row }: Row) => ({ ...row, solution_note: (solution as Row | null)?.note ?? null, solution_made_at: (solution as Row | null)?.made_at ?? null })
  return {
    customers: { key: ['id'], rows: await list('/customers') },
    visits: { key: ['id'], rows: await mine('visits') },
    entries: { key: ['card_id', 'number'], rows: await ofEach(({ card }) => `/cards/${card.id}/entries`, ({ card }) => ({ card_id: card.id })) },
    rewards: { key: ['id'], rows: await mine('rewards') },
    programs: { key: ['program_id', 'version', 'stamps'], rows: [...(await list('/programs')).filter(({ id }) => id !== first.id), { ...first, status: 'paused' }, { ...second, status: 'paused' }].flatMap(steps) },
    answers: { key: ['id'], rows: (await list('/answers')).map(ofCustomer) },
    cases: { key: ['id'], rows: (await list('/cases')).map(ofCustomer).map(solved) },
    notes: { key: ['id'], rows: await ofEach(({ id }) => `/customers/${id}/notes`, () => ({})) },
    payments: { key: ['id'], rows: [payment] },
    refunds: { key: ['id'], rows: [refund] },
    staff: { key: ['id'], rows: await list('/staff') },
    devices: { key: ['id'], rows: await list('/devices') },
    audit: { key: ['number'], rows: await list('/audit'), grows: true },
  }
}

/** A program's version as the table has it: a row for each of its rewards. */
function steps({ id, earn, limits, rewards, ...version }: Row): Row[] {
  const { kind: earn_kind, per_minor = null } = earn as { kind: string; per_minor?: number }
  const { cool_down_minutes = null, per_day = null } = (limits ?? {}) as Row
  return (rewards as Row[]).map((reward) => ({ ...version, program_id: id, earn_kind, per_minor, cool_down_minutes, per_day, ...reward }))
}
