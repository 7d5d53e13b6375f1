import type { OverProps } from '../Over'
import { Dialog } from '../parts/Dialog'

export function Shown({ say, close }: OverProps) {
  return (
    <Dialog title={say('owner-title')} close={close}>
      {null}
    </Dialog>
  )
}
