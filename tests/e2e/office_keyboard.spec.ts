//! The office without a mouse, zoomed to 400 %: the Tab key reaches everything and shows where it is, dialogs keep the focus
//! and give it back, and what an owner does every day is done by keys alone.

import type { Locator, Page } from '@playwright/test'
import { expect, test } from './demo'
import { signedIn } from './office'
import { dialog, furnished, isThere, opened, screens, tour_ms, visit } from './office_tour'
import { ask } from './counter'

/** A window of 1280 by 1024, zoomed to 400 %. */
test.use({ viewport: { width: 320, height: 256 } })

/** Marks whatever the Tab key has to reach, and gives how much that is. Of a group of choices it reaches one. */
const mark = (page: Page) =>
  page.evaluate(() => {
    document.querySelectorAll('[data-stop]').forEach((old) => old.removeAttribute('data-stop'))
    const top = document.querySelector('dialog[open]') ?? document.body
    const all = [...top.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    const isChosen = (input: HTMLInputElement) => {
      const group = all.filter((other): other is HTMLInputElement => other instanceof HTMLInputElement && other.type === 'radio' && other.name === input.name && other.form === input.form)
      return (group.find(({ checked }) => checked) ?? group[0]) === input
    }
    const reached = all.filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(':disabled') && !(one instanceof HTMLInputElement && one.type === 'radio' && !isChosen(one)))
    reached.forEach((one, index) => one.setAttribute('data-stop', String(index)))
    return reached.length
  })

/** What has the focus now: its mark, and what is wrong with how it shows. */
const focus = (page: Page) =>
  page.evaluate(async () => {
    await new Promise(requestAnimationFrame)
    const now = document.activeElement as HTMLElement
    const top = document.querySelector('dialog[open]')
    if (now === document.body || now === top) return { stop: undefined, fault: '' }
    const what = now.outerHTML.slice(0, 120)
    if (top && !top.contains(now)) return { stop: undefined, fault: `under the dialog: ${what}` }
    const { outlineStyle, outlineWidth } = getComputedStyle(now)
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return { stop: now.dataset.stop, fault: `one sees no focus on ${what}` }
    const box = now.getBoundingClientRect()
    const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)]
    const [above, below] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)]
    const isSeen = [0.1, 0.5, 0.9].some((x) =>
      [0.1, 0.5, 0.9].some((y) => {
        const hit = left < right && above < below && document.elementFromPoint(left + (right - left) * x, above + (below - above) * y)
        return hit && (now.contains(hit) || hit.contains(now))
      }),
    )
    return { stop: now.dataset.stop, fault: isSeen ? '' : `out of sight or behind something: ${what}` }
  })

/** Tabs through all there is. Gives what was wrong: what was not reached, or not seen when it was. */
async function walk(page: Page): Promise<string[]> {
  const many = await mark(page)
  const reached = new Set<string>()
  const faults: string[] = []
  // Once round from wherever it begins, over the browser's own bar; a date is several stops.
  for (let tabs = 0; tabs < 2 * many + 12 && reached.size < many; tabs += 1) {
    await page.keyboard.press('Tab')
    const { stop, fault } = await focus(page)
    if (stop) reached.add(stop)
    if (fault && !faults.includes(fault)) faults.push(fault)
  }
  const missed = await page.locator('[data-stop]').evaluateAll((all, reached) => all.filter((one) => !reached.includes(one.getAttribute('data-stop')!)).map((one) => one.outerHTML.slice(0, 120)), [...reached])
  return [...faults, ...missed.map((what) => `never reached: ${what}`)]
}

test.describe('in the language of the longest words', () => {
  test.use({ locale: 'pl-PL' })

  test('Tab reaches everything, and what opens over a screen keeps the focus and gives it back', async ({ page, demo }) => {
    test.setTimeout(tour_ms)
    const known = await furnished(page, demo)
    await signedIn(page, demo)
    const found: string[] = []
    for (const stop of [...(await screens(page)), ...opened(known)]) {
      await visit(page, stop)
      const all = await walk(page)
      if (await dialog(page).count()) {
        await page.keyboard.press('Escape')
        await expect(dialog(page)).toHaveCount(0)
        const isBack = await page.evaluate(() => document.activeElement?.hasAttribute('data-opener'))
        if (!isBack) all.push('the focus does not come back to where it was')
      }
      found.push(...all.map((fault) => `${stop.name}: ${fault}`))
    }
    expect(found).toEqual([])
  })
})

/** Goes by the Tab key until it is there. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  await expect(goal).toBeVisible()
  const most = 2 * (await mark(page)) + 12
  for (let tabs = 0; tabs < most; tabs += 1) {
    if (await goal.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key never comes to ${goal}`)
}

async function pressed(page: Page, goal: Locator): Promise<void> {
  await tabTo(page, goal)
  await page.keyboard.press('Enter')
}

/** What stands in the field goes, as by any keyboard. */
async function typed(page: Page, goal: Locator, text: string): Promise<void> {
  await tabTo(page, goal)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

test('greeting, gift and note, an answer, a program, a goal and a sum: all by keys', async ({ page, demo }) => {
  test.slow()
  const { id, program } = await furnished(page, demo)
  await signedIn(page, demo, `customers/${id}`)
  const told = <T>(path: string) => ask<T>(page, demo, 'GET', path)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const over = dialog(page)
  const go = async (hash: string) => {
    await visit(page, { name: hash, hash })
    await isThere(page)
  }
  await isThere(page)
  const nudges = page.locator('.nudges button')
  const said = async () => {
    await expect(over.getByRole('status')).not.toBeEmpty()
    await page.keyboard.press('Escape')
    await expect(over).toHaveCount(0)
  }
  await pressed(page, nudges.nth(0))
  await typed(page, over.getByRole('textbox'), 'Ask about Rome')
  await page.keyboard.press('Enter')
  await said()
  await pressed(page, nudges.nth(1))
  await typed(page, over.getByLabel('What', { exact: true }), 'a biscuit')
  await pressed(page, over.getByRole('button', { name: 'Give it' }))
  await said()
  await pressed(page, nudges.nth(2))
  await typed(page, over.getByLabel('What their card says'), 'See you soon')
  await pressed(page, over.getByRole('button', { name: 'Put it on their card' }))
  await said()
  const done = (await told<{ data: { kind: string; text: string | null }[] }>(`/nudges?customer_id=${id}`)).data
  const hasDone = (kind: string, text: string) => done.some((nudge) => nudge.kind === kind && nudge.text === text)
  expect.soft([hasDone('greet', 'Ask about Rome'), hasDone('gift', 'a biscuit'), hasDone('note', 'See you soon')]).toEqual([true, true, true])

  await go('inbox')
  const first = page.locator('.said').first()
  await pressed(page, first.getByRole('button', { name: 'Answer' }))
  await page.keyboard.type('The next one is ours.')
  await pressed(page, first.getByRole('button', { name: 'It is solved' }))
  await expect(first.locator('.reply')).toContainText('The next one is ours.')

  await go(`programs/${program}`)
  await typed(page, page.getByLabel('How many', { exact: true }), '8')
  await pressed(page, button('Use these rules from now on'))
  await expect(page.getByRole('status').filter({ hasText: 'Version' })).toBeVisible()

  await go('goals')
  await tabTo(page, page.getByLabel('What shall grow?'))
  await page.keyboard.type('New cust')
  await typed(page, page.getByLabel('Figure'), '40')
  await tabTo(page, page.getByLabel('By', { exact: true }))
  // Which of the two is the day is the browser's own language.
  await page.keyboard.type('06062099')
  await pressed(page, button('Set the goal'))
  await expect(page.getByRole('progressbar', { name: /New customers/ })).toBeVisible()

  await go('calculator')
  await typed(page, page.getByLabel('Customers at the start', { exact: true }), '120')
  await typed(page, page.getByLabel('Customers at the end', { exact: true }), '130')
  await typed(page, page.getByLabel('New customers', { exact: true }), '40')
  await expect(page.locator('output')).toContainText('75')
  await typed(page, page.getByLabel('Keep it as'), 'Autumn')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listitem').filter({ hasText: 'Autumn' })).toBeVisible()
})
