//! The typed door to the server. Its types are generated from docs/openapi.json, so a changed API is a compile error here.

import createClient from 'openapi-fetch'
import type { paths } from './schema'

type PostScan = paths['/api/v1/scans']['post']
export type ScanBody = PostScan['requestBody']['content']['application/json']
export type ScanAnswer = PostScan['responses'][201]['content']['application/json']

/** After this long, a connection that says nothing counts as none. */
const request_limit_ms = 8_000

/** Calls the API as this browser: the device's cookie comes along by itself, and no script can read it. */
export const client = createClient<paths>({
  fetch: (request) => fetch(request, { signal: AbortSignal.timeout(request_limit_ms) }),
})
