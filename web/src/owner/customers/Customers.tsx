import type { ScreenProps } from '../screens'

export function Customers({ say }: ScreenProps) {
  return <h1>{say('owner-customers')}</h1>
}
