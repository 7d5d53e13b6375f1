import { expect, test } from 'vitest'
import { secondProof } from '../src/owner/Forms'
import { setupSecret } from '../src/owner/Office'

test('six digits are an app’s code, anything else a code on paper', () => {
  expect(secondProof(' 123 456 ')).toEqual({ totp: '123456' })
  expect(secondProof('abcd-efgh-jkmn-pqrs')).toEqual({ recovery_code: 'abcd-efgh-jkmn-pqrs' })
  expect(secondProof('  ')).toEqual({})
})

test('a one-time link is told by what stands behind the #', () => {
  expect(setupSecret('#setup=0123abc')).toBe('0123abc')
  expect(setupSecret('#today')).toBe('')
  expect(setupSecret('')).toBe('')
})
