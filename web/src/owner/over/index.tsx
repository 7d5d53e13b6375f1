import type { OverProps } from '../Over'
import type { NudgeAsked, WhyAsked } from '../parts/over'
import { Nudge } from './Nudge'
import { Why } from './Why'
import './over.css'

export function Shown(props: OverProps) {
  return props.over.over === 'why' ? <Why {...(props as OverProps<WhyAsked>)} /> : <Nudge {...(props as OverProps<NudgeAsked>)} />
}
