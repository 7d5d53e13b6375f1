import { useRef } from 'preact/hooks'
import { newKey } from '../../counter/key'
import type { Told } from '../api'

/** A request's own key: kept while no answer comes, so that the same is done once; after an answer the next is another. */
export function useKey() {
  const key = useRef(newKey())
  const under = async <T,>(send: (key: string) => Promise<Told<T>>): Promise<Told<T>> => {
    const answer = await send(key.current)
    if ('told' in answer || answer.status !== 0) key.current = newKey()
    return answer
  }
  return { under }
}
