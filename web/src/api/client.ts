//! The typed door to the server. Its types are generated from docs/openapi.json, so a changed API is a compile error here.

import type { paths } from './schema'

/** After this long, a connection that says nothing counts as none. */
const request_limit_ms = 8_000

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
/** The addresses that know a method. */
type With<M extends Method> = { [P in keyof paths]: paths[P][M] extends { responses: unknown } ? P : never }[keyof paths]
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never
type Responses<O> = O extends { responses: infer R } ? R : never
/** What a success brings; where there is no body, nothing. */
export type Answer<P extends keyof paths, M extends Method> = Json<Pick<Responses<paths[P][M]>, keyof Responses<paths[P][M]> & (200 | 201)>[keyof Responses<paths[P][M]> & (200 | 201)]>
export type Body<P extends keyof paths, M extends Method> = paths[P][M] extends { requestBody: infer B } ? Json<B> : never

/** Parameters by where they stand, as the document names them. */
type Params<O> = O extends { parameters: infer All } ? { [Place in keyof All as [Exclude<All[Place], undefined>] extends [never] ? never : Place]: All[Place] } : object
type Given<O> = (object extends Params<O> ? { params?: Params<O> } : { params: Params<O> }) &
  (O extends { requestBody: { content: { 'application/json': infer Body } } } ? { body: Body } : object)
type Rest<O> = object extends Given<O> ? [given?: Given<O>] : [given: Given<O>]

/** An answer that came, whatever it says. That none came is thrown. */
export interface Came<T> {
  data?: T
  error?: unknown
  response: Response
}

interface Loose {
  params?: { path?: Record<string, string>; query?: Record<string, unknown>; header?: Record<string, string> }
  body?: unknown
}

/** The address with its ids and questions in it. */
export function address(path: string, { path: ids = {}, query = {} }: NonNullable<Loose['params']> = {}): string {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== null) asked.set(name, String(value))
  const full = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''))
  return asked.size > 0 ? `${full}?${asked}` : full
}

export type Send = (request: Request) => Promise<Response>

async function ask(send: Send, method: string, path: string, { params, body }: Loose = {}): Promise<Came<unknown>> {
  const response = await send(
    new Request(address(path, params), {
      method,
      headers: { ...params?.header, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  )
  // A proxy between may answer with a page.
  const said: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined)
  return response.ok ? { data: said, response } : { error: said, response }
}

/** A door whose requests go out as `send` sends them. */
export function clientBy(send: Send) {
  const by =
    <M extends Method>(method: M) =>
    <P extends With<M>>(path: P, ...[given]: Rest<paths[P][M]>) =>
      ask(send, method.toUpperCase(), path, given as Loose | undefined) as Promise<Came<Answer<P, M>>>
  return { GET: by('get'), POST: by('post'), PUT: by('put'), PATCH: by('patch'), DELETE: by('delete') }
}

/** Calls the API as this browser: the device's cookie comes along by itself, and no script can read it. */
export const client = clientBy((request) => fetch(request, { signal: AbortSignal.timeout(request_limit_ms) }))

export type ScanBody = Body<'/api/v1/scans', 'post'>
export type ScanAnswer = Answer<'/api/v1/scans', 'post'>
