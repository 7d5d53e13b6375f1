import type { ScreenProps } from '../screens'

export function Fraud({ say }: ScreenProps) {
  return <h1>{say('owner-fraud')}</h1>
}
