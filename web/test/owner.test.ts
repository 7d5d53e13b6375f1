import { expect, test, vi } from 'vitest'
import { proveBy, sendProved } from '../src/owner/api'
import { likelyCurrency } from '../src/owner/door/Arrive'
import { linkSecret } from '../src/owner/Office'
import { called } from '../src/owner/door/passkey'
import { secondProof } from '../src/owner/door/SignIn'
import { proof } from '../src/owner/door/StepUp'

test('six digits are an app’s code, anything else a code on paper', () => {
  expect(secondProof(' 123 456 ')).toEqual({ totp: '123456' })
  expect(secondProof('abcd-efgh-jkmn-pqrs')).toEqual({ recovery_code: 'abcd-efgh-jkmn-pqrs' })
  expect(secondProof('  ')).toEqual({})
})

test('a one-time link is told by what stands behind the #', () => {
  expect(linkSecret('#setup=0123abc')).toEqual({ kind: 'setup', secret: '0123abc' })
  expect(linkSecret('#open=0123abc')).toEqual({ kind: 'open', secret: '0123abc' })
  expect(linkSecret('#security')).toBeUndefined()
  expect(linkSecret('')).toBeUndefined()
})

test('the second proof is a code where it has six digits, and a password otherwise', () => {
  expect(proof('123 456')).toEqual({ totp: '123456' })
  expect(proof('a horse in the rain')).toEqual({ password: 'a horse in the rain' })
})

test('a browser is called as its owner would call it', () => {
  expect(called('Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0')).toBe('Firefox · Android')
  expect(called('Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1')).toBe('Safari · iPhone')
  expect(called('Mozilla/5.0 (Windows NT 10.0) Chrome/128.0.0.0 Safari/537.36 Edg/128.0')).toBe('Edge · Windows')
  expect(called(null)).toBe('')
})

test('the currency is guessed from where a browser comes from', () => {
  expect(['it-IT', 'pl', 'en-GB', 'de-CH', 'en'].map((tag) => likelyCurrency([tag]))).toEqual(['EUR', 'PLN', 'GBP', 'CHF', 'EUR'])
  expect(likelyCurrency(['en-XX', 'pl-PL'])).toBe('PLN')
})

test('what wants a fresh proof is asked again after it, once', async () => {
  const problem = { type: 'urn:timbro:problem:step-up-needed' }
  const bodies: string[] = []
  const answers = [Response.json(problem, { status: 403 }), Response.json({ id: 1 })]
  vi.stubGlobal('fetch', async (request: Request) => {
    bodies.push(await request.text())
    return answers.shift()
  })
  const asked = () => sendProved(new Request('http://localhost/x', { method: 'POST', body: '{"name":"Anna"}' }))
  proveBy(async () => true)
  expect((await asked()).status).toBe(200)
  expect(bodies).toEqual(['{"name":"Anna"}', '{"name":"Anna"}'])
  answers.push(Response.json(problem, { status: 403 }))
  proveBy(async () => false)
  expect((await asked()).status).toBe(403)
  answers.push(Response.json({ type: 'urn:timbro:problem:forbidden' }, { status: 403 }))
  proveBy(() => Promise.reject(new Error('nobody was to be asked')))
  expect((await asked()).status).toBe(403)
  proveBy(undefined)
  vi.unstubAllGlobals()
})
