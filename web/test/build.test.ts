import { readFileSync } from 'node:fs'
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript'
import { expect, test } from 'vitest'
import { overweight, type Piece } from '../build/budgets.ts'

test('the types are those of the API: else run `npm run api`', async () => {
  const generated = COMMENT_HEADER + astToString(await openapiTS(new URL('../../docs/openapi.json', import.meta.url)))
  expect(readFileSync(new URL('../src/api/schema.d.ts', import.meta.url), 'utf8')).toBe(generated)
})

const piece = (name: string, code: string, imports: string[] = []): Piece => ({
  fileName: `${name}.js`,
  name,
  isEntry: !name.startsWith('shared'),
  code,
  imports,
})

test('a page may weigh what its budget says, with all that it imports', () => {
  const noise = Array.from({ length: 400 }, (_, n) => Math.sin(n).toString(36)).join()
  const pieces = [piece('page', 'x', ['shared-a.js']), piece('shared-a', noise, ['shared-b.js']), piece('shared-b', 'x', ['shared-a.js'])]
  expect(overweight(pieces, { page: 1024 * 1024 })).toEqual([])
  expect(overweight(pieces, { page: 100 })).toEqual([expect.stringMatching(/^page is \d{4} bytes gzipped, and may be 100$/)])
  expect(overweight(pieces, {})).toEqual(['page has no budget in build/budgets.ts'])
})

test('the older phones have the light sheet', () => {
  const css = readFileSync(new URL('../../static/timbro.css', import.meta.url), 'utf8')
  const light = [...css.matchAll(/(--\w+): light-dark\((#\w+)/g)].map((match) => [match[1], match[2]])
  const older = [...css.split('@supports not')[1]!.split('\n}')[0]!.matchAll(/(--\w+): (#\w+)/g)].map((match) => [match[1], match[2]])
  expect(older).toEqual(light)
})
