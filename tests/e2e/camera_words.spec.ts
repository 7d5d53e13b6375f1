//! What the counter says while its camera waits, is refused, sees and is lost: by keyboard alone, looked at by axe in three
//! languages, in daylight and in the dark. `camera.spec.ts` has a true camera, and English.

import { openCounter } from './counter'
import { expect, test } from './demo'
import { Eye } from './eye'
import { looked, press, viewport } from './keyboard'

for (const [locale, language] of [['en-GB', 'en'], ['it-IT', 'it'], ['pl-PL', 'pl']] as const) {
  test(`every state of the camera has its words and a way on, ${language}`, async ({ page, context, browser, demo }) => {
    test.slow()
    await openCounter(page, demo)
    // The device is enrolled and the shift is open: a page that is this device's is at the till at once.
    const phone = await browser.newContext({ locale, viewport, storageState: await context.storageState() })
    await page.close()
    const eye = await Eye.on(await phone.newPage())
    await eye.page.goto(`${new URL(demo.counter_url).origin}/counter`)
    const is = async (state: string) => {
      await expect(eye.page.locator('.finder')).toHaveAttribute('data-state', state)
      await looked(eye.page, language)
    }
    const way_on = eye.page.locator('.finder .ways button').first()
    await is('asking')
    await eye.turn('refused')
    await is('denied')
    await eye.turn('light')
    await press(eye.page, way_on)
    await is('live')
    await eye.lose()
    await is('taken')
    await eye.turn('dark')
    await press(eye.page, way_on)
    await expect(eye.page.locator('.finder [role=status]')).not.toBeEmpty()
    await is('live')
    await eye.comePlainly()
    await is('insecure')
    await press(eye.page, way_on)
    await expect(eye.page.getByRole('dialog')).toBeVisible()
    await looked(eye.page, language)
  })
}
