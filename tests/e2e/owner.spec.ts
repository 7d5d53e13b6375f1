//! An owner with a browser: arriving, passkeys, the app for codes, sessions, and the first shop of a server.

import { createHmac } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import { expectAccessible, readCode } from './page'
import { Finger, expect, test } from './server'

const password = 'a horse in the rain'
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const isIn = (page: Page) => expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()

async function arriveByPassword(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Your name').fill('Anna')
  await button(page, 'Rather a password').click()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await button(page, 'Open my office').click()
  await isIn(page)
}

async function signInByPassword(page: Page, code = ''): Promise<void> {
  await page.getByLabel('Your name').fill('Anna')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Code from your app').fill(code)
  await button(page, 'Sign in').click()
}

async function openSecurity(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'More' }).click()
  await page.getByRole('link', { name: 'Security' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Passkeys' })).toBeVisible()
}

/** What an app shows (RFC 6238) that shares a secret in base 32. */
function shown(secret: string, step: number): string {
  const bits = [...secret].map((digit) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(digit).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', key).update(counter).digest()
  const number = hash.readUInt32BE(hash.at(-1)! & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

test('an owner arrives with a passkey, signs in by it, and no more once it is removed', async ({ page, server }) => {
  const finger = await Finger.on(page)
  await page.goto((await server.openShop()).owner_setup_url)
  await expect(page.getByLabel('Your name')).toBeFocused()
  await expectAccessible(page)
  await page.getByLabel('Your name').fill('Anna')
  await button(page, 'Go on with a passkey').click()
  await isIn(page)
  expect(page.url()).not.toContain('setup')
  expect(await finger.keys()).toBe(1)

  await openSecurity(page)
  await expectAccessible(page)
  // The same phone makes no second one, and the only way in stays.
  await button(page, 'Add a passkey').click()
  await button(page, 'Make the passkey').click()
  await expect(page.getByRole('alert')).toContainText('has a passkey for this shop already')
  await button(page, 'Cancel').click()
  await button(page, /^Remove/).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('alert')).toContainText('the only way in')
  await page.keyboard.press('Escape')

  await finger.lie(false)
  await button(page, 'Sign out').click()
  await expect(button(page, 'Use a passkey')).toBeVisible()
  await expectAccessible(page)
  await finger.lie(true)
  await button(page, 'Use a passkey').click()
  await openSecurity(page)
  await expect(page.getByText(/Last used/)).toBeVisible()

  await button(page, 'Set a password').click()
  await page.getByLabel('New password').fill(password)
  await button(page, 'Set this password').click()
  await expect(page.getByRole('status')).toContainText('Nobody else was signed in')
  await button(page, /^Rename/).click()
  await expect(page.getByLabel('What do you call this device?')).toBeFocused()
  await page.getByLabel('What do you call this device?').fill('The old phone')
  await button(page, 'Save').click()
  await button(page, 'Remove The old phone').click()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('No passkey yet')).toBeVisible()

  await finger.lie(false)
  await button(page, 'Sign out').click()
  await finger.lie(true)
  await button(page, 'Use a passkey').click()
  await expect(page.getByRole('alert')).toContainText('was not accepted')
  await expectAccessible(page)
  await signInByPassword(page)
  await openSecurity(page)
})

test('a wrong finger signs nobody in', async ({ page, server }) => {
  const finger = await Finger.on(page)
  await page.goto((await server.openShop()).owner_setup_url)
  await page.getByLabel('Your name').fill('Anna')
  await button(page, 'Go on with a passkey').click()
  await isIn(page)
  await finger.beRight(false)
  await button(page, 'Sign out').click()
  await button(page, 'Use a passkey').click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.reload()
  await expect(button(page, 'Use a passkey')).toBeVisible()
})

test('what wants a fresh proof asks for it, and then goes on by itself', async ({ page, server }) => {
  await Finger.on(page)
  await page.goto((await server.openShop()).owner_setup_url)
  await page.getByLabel('Your name').fill('Anna')
  await button(page, 'Go on with a passkey').click()
  await isIn(page)
  await openSecurity(page)
  // The proof of signing in counts for ten minutes, which no test can wait for: the server's answer is put in its place.
  const wanting = { type: 'urn:timbro:problem:step-up-needed', title: '', status: 403, request_id: '' }
  let asked = 0
  await page.route('**/api/v1/owner/totp', (route) => {
    asked += 1
    return asked === 1 ? route.fulfill({ status: 403, contentType: 'application/problem+json', json: wanting }) : route.continue()
  })
  await button(page, 'Set up an app').click()
  const dialog = page.getByRole('dialog', { name: 'Is it you?' })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
  expect(asked).toBe(2)

  // Whoever does not want to is told that nothing was done.
  await button(page, 'Cancel').click()
  asked = 0
  await button(page, 'Set up an app').click()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('alert')).toContainText('Nothing was changed')
  expect(asked).toBe(1)
})

test('an app’s codes are asked for, and a recovery code lets in once', async ({ page, server }, info) => {
  // Eight screens, on a machine that may have more to do.
  test.slow()
  await arriveByPassword(page, (await server.openShop()).owner_setup_url)
  await openSecurity(page)
  await button(page, 'Set up an app').click()
  await page.getByRole('img', { name: /QR code/ }).scrollIntoViewIfNeeded()
  const url = new URL(await readCode(page, info))
  expect(url.protocol).toBe('otpauth:')
  const secret = url.searchParams.get('secret') ?? ''
  await expectAccessible(page)
  const step = () => Math.floor(Date.now() / 30_000)
  const confirmed = step()
  await page.getByLabel('The six digits').fill(shown(secret, confirmed))
  await button(page, 'Switch it on').click()
  await expect(page.locator('.codes li')).toHaveCount(10)
  const codes = await page.locator('.codes li').allTextContents()
  await expectAccessible(page)
  await button(page, 'I have written them down').click()
  await expect(page.getByText('10 recovery codes are left')).toBeVisible()

  await button(page, 'Sign out').click()
  await signInByPassword(page)
  await expect(page.getByRole('alert')).toContainText('wrong')
  // A code counts from half a minute before its time: the next one is sure not to have been used.
  await signInByPassword(page, shown(secret, Math.max(confirmed + 1, step())))
  await openSecurity(page)
  await button(page, 'Sign out').click()
  await signInByPassword(page, codes[0])
  await openSecurity(page)
  await expect(page.getByText('9 recovery codes are left')).toBeVisible()
  await button(page, 'Give up the app').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Give up the app' }).click()
  await expect(button(page, 'Set up an app')).toBeVisible()
  await button(page, 'Sign out').click()
  await signInByPassword(page)
  await openSecurity(page)
})

const cookie = async (context: BrowserContext) => (await context.cookies()).find(({ name }) => name === 'timbro_session')?.value

test('a session that was ended is out with its next request', async ({ page, server, browser }) => {
  await arriveByPassword(page, (await server.openShop()).owner_setup_url)
  const elsewhere = await browser.newContext({ locale: 'en-GB' })
  const lost = await elsewhere.newPage()
  await lost.goto(`${server.url}/owner`)
  await signInByPassword(lost)
  await isIn(lost)
  await openSecurity(page)
  await expect(page.getByText('This browser', { exact: true })).toBeVisible()
  await button(page, /^End the session/).click()
  await expect(button(page, /^End the session/)).toHaveCount(0)
  expect((await lost.request.get(`${server.url}/api/v1/programs`)).status()).toBe(401)
  await lost.reload()
  await expect(button(lost, 'Sign in')).toBeVisible()
  await elsewhere.close()
})

test('a cookie from before signing in is never taken over', async ({ page, server, context, browser }) => {
  await arriveByPassword(page, (await server.openShop()).owner_setup_url)
  await button(page, 'Sign out').click()
  const planted = '0123456789abcdefghjkmnpqrstvwxyz'
  await context.addCookies([{ name: 'timbro_session', value: planted, url: server.url }])
  await page.reload()
  await signInByPassword(page)
  await isIn(page)
  const token = await cookie(context)
  expect(token).toBeTruthy()
  expect(token).not.toBe(planted)
  const thief = await browser.newContext()
  await thief.addCookies([{ name: 'timbro_session', value: planted, url: server.url }])
  expect((await thief.request.get(`${server.url}/api/v1/programs`)).status()).toBe(401)
  // The control: with the real one it would have been let in.
  await thief.addCookies([{ name: 'timbro_session', value: token!, url: server.url }])
  expect((await thief.request.get(`${server.url}/api/v1/programs`)).status()).toBe(200)
  await thief.close()
})

test('a server without a shop prints a link, behind which the browser opens it', async ({ page, server }) => {
  const [link] = server.printed.match(/http\S+#open=\S+/) ?? []
  await page.goto(link ?? '')
  await expect(page.getByLabel('What is the shop called?')).toBeFocused()
  await expectAccessible(page)
  await page.getByLabel('What is the shop called?').fill('Bar Luna')
  await page.getByLabel('What sort of shop is it?').selectOption('Restaurant')
  await expect(page.getByLabel('Currency')).toHaveValue('GBP')
  await page.getByLabel('Your name').fill('Zofia')
  await button(page, 'Rather a password').click()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await button(page, 'Open the shop').click()
  await isIn(page)
  await expect(page.getByRole('main').getByText('Bar Luna')).toBeVisible()
  // It was good once.
  await page.goto('about:blank')
  await page.goto(link ?? '')
  await page.getByLabel('What is the shop called?').fill('Bar Sole')
  await page.getByLabel('Your name').fill('Anna')
  await button(page, 'Rather a password').click()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await button(page, 'Open the shop').click()
  await expect(page.getByRole('alert')).toContainText('used already')
})

test('at an IP address there are no passkeys, and the page says why', async ({ page, server }) => {
  await page.route('**/api/v1/owner/ways', (route) => route.fulfill({ json: { passkeys: false, reason: 'ip-address', sentence: '' } }))
  await page.goto((await server.openShop()).owner_setup_url)
  await expect(page.getByText('reached by an IP address')).toBeVisible()
  await expect(page.getByLabel('Password', { exact: true })).toBeVisible()
  await expect(button(page, /passkey/)).toHaveCount(0)
})
