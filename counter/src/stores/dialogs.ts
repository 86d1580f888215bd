import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { DeskId, Label, ServiceId, TicketId } from '../../../shared/ids.ts'
import type { PayloadOf } from '../../../shared/protocol.ts'
import type { TeamMember } from '../../../shared/teamView.ts'
import type { TodayView } from '../../../shared/todayView.ts'
import { useDesk } from './desk.ts'

type ClosureTarget = PayloadOf<'closure:set'>['target']

interface Named {
  readonly ticket: TicketId
  readonly label: Label
}

export type Dialog =
  | ({ readonly kind: 'park' | 'transfer' | 'leg' | 'cancel' | 'reprint' | 'move' } & Named)
  | ({ readonly kind: 'call'; readonly service: ServiceId } & Named)
  | { readonly kind: 'closure'; readonly target: ClosureTarget; readonly name: string }
  | { readonly kind: 'closeDay'; readonly left: TodayView['left'] }
  | { readonly kind: 'announce'; readonly areas: TodayView['areas'] }
  | { readonly kind: 'takeOver'; readonly desk: DeskId }
  | { readonly kind: 'clerk'; readonly clerk: TeamMember | null }
  | { readonly kind: 'serve' | 'find' | 'issue' | 'checkIn' | 'keys' | 'leave' }

/** At most one dialog is open. */
export const useDialogs = defineStore('dialogs', () => {
  const desk = useDesk()
  const open = shallowRef<Dialog | null>(null)
  return {
    open,
    show(dialog: Dialog) {
      desk.notice = null
      open.value = dialog
    },
    close() {
      open.value = null
    },
  }
})
