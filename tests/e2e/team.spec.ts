//! The owner lets people and devices in, and shuts them out.

import { begin, enrol } from './counter'
import { expect, test } from './demo'
import { signedIn } from './office'
import { expectAccessible } from './page'

test('the owner adds somebody, enrols a device for them, and revokes it', async ({ page, browser, demo }) => {
  await signedIn(page, demo, 'team')
  await expect(page.getByRole('heading', { name: 'Team' })).toBeVisible()
  await expect(page.getByText('Giulia', { exact: true })).toBeVisible()
  await expectAccessible(page)

  const add = page.locator('form', { hasText: 'Somebody new' })
  await add.getByLabel('Name').fill('Aurora')
  await add.getByLabel('PIN').fill('1234')
  await add.getByRole('button', { name: 'Add' }).click()
  await expect(add.getByRole('alert')).toContainText('a PIN must not be among the first')
  const aurora = page.locator('details', { hasText: 'Aurora' })
  await expect(aurora).toContainText('no PIN yet')
  await add.getByLabel('PIN').fill('8023')
  await add.getByRole('button', { name: 'Add' }).click()
  await expect(aurora).not.toContainText('no PIN yet')
  await expect(aurora).toHaveCount(1)
  await aurora.locator('summary').click()
  await aurora.getByLabel('PIN').fill('4711')
  await aurora.getByRole('button', { name: 'Set a new PIN' }).click()
  await expect(aurora.getByRole('status')).toContainText('The new PIN is set.')
  await expectAccessible(page)

  const named = aurora.locator('form').first()
  await named.getByLabel('Name').fill('Aurora B.')
  await named.getByLabel('What they may do').selectOption('Manager')
  await named.getByRole('button', { name: 'Save name and role' }).click()
  await expect(aurora.getByText('Name and role are saved.')).toBeVisible()
  await expect(aurora.locator('summary')).toContainText('Aurora B.')
  await expect(aurora.locator('summary')).toContainText('Manager')
  // It is so on the server, not only here.
  await page.reload()
  await expect(aurora.locator('summary')).toContainText(/Aurora B\..*Manager/s)

  const device = page.locator('form', { hasText: 'Another device' })
  await device.getByLabel('What is it called?').fill('Terrace')
  await device.getByRole('button').click()
  await expect(page.getByAltText('Enrolment code')).toBeVisible()
  await expectAccessible(page)
  const link = await page.getByRole('link', { name: 'Enrol this very device' }).getAttribute('href')
  const phone = await browser.newPage()
  await enrol(phone, link!)
  await begin(phone, { ...demo, counter_pin: '4711' }, 'Aurora B.')
  // The code is used up, and the device is in the list.
  await expect(page.getByAltText('Enrolment code')).toBeHidden()
  page.once('dialog', (dialog) => void dialog.accept())
  await page.locator('li', { hasText: 'Terrace' }).getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('No device is enrolled yet.')).toBeVisible()
  await phone.reload()
  await expect(phone.getByRole('heading', { name: 'This device may not be used any more.' })).toBeVisible()
  await phone.close()
})
