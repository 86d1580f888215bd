// What the desk itself does: open, call, break, close.
import { defineStore } from 'pinia'
import { useStaffTexts } from '../texts.ts'
import { useDesk } from './desk.ts'
import { useDialogs } from './dialogs.ts'
import { useTeam } from './team.ts'

export const useWork = defineStore('work', () => {
  const store = useDesk()
  const dialogs = useDialogs()
  const team = useTeam()
  const { t } = useStaffTexts()

  async function onDesk(name: 'desk:pause' | 'desk:resume' | 'desk:close' | 'desk:next') {
    return store.chosen && store.command(name, { desk: store.chosen })
  }

  return {
    /** Opens the desk; where it is open elsewhere, asks first. */
    async open(takeOver = false) {
      const desk = store.chosen
      if (!desk) return
      const answer = await store.command('desk:open', { desk, takeOver, clerk: team.me?.id ?? null })
      const refused = store.notice?.kind === 'refused' && store.notice.refusal.code === 'desk-open-elsewhere'
      if (answer === null && refused) dialogs.show({ kind: 'takeOver', desk })
    },
    callNext: () =>
      store.chosen &&
      store.command('desk:callNext', { desk: store.chosen }, (called) =>
        called ? t('counter.did.called', { label: called.label }) : t('counter.did.nobody'),
      ),
    next: () => onDesk('desk:next'),
    close: () => onDesk('desk:close'),
    pause: () => onDesk('desk:pause'),
    resume: () => onDesk('desk:resume'),
  }
})
