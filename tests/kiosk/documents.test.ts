import { expect, test } from 'vitest'
import { shownStep } from '../../kiosk/src/steps.ts'
import type { ServiceId } from '../../shared/ids.ts'
import { kioskHouse } from '../support/kioskHouse.ts'

const { via } = kioskHouse({ passport: { documents: true } })
const way = [{ type: 'all-opened' }, { type: 'service-chosen', service: 'passport' as ServiceId }] as const
const tick = (document: string) => ({ type: 'document-ticked', document }) as const

test('K29 documents are ticked and unticked, and what is ticked goes along to the list and back', () => {
  const ticked = via(...way, tick('Ausweis'), tick('Foto'), tick('Ausweis'))
  expect(shownStep(ticked)).toMatchObject({ screen: 'documents', ticked: ['Foto'] })
  const list = via(...way, tick('Foto'), { type: 'documents-missing' })
  expect(shownStep(list)).toMatchObject({ screen: 'take-along', ticked: ['Foto'] })
  const back = via(...way, tick('Foto'), { type: 'documents-missing' }, { type: 'back' })
  expect(shownStep(back)).toMatchObject({ screen: 'documents', ticked: ['Foto'] })
})

test('K29 nothing of the ticks is left in what is chosen, or after the visit', () => {
  const chosen = via(...way, tick('Foto'), { type: 'documents-complete' })
  expect(shownStep(chosen).screen).toBe('more')
  expect(JSON.stringify(chosen.chosen.map(({ wish }) => wish))).not.toContain('Foto')
  expect(JSON.stringify(via(...way, tick('Foto'), { type: 'ended' }))).not.toContain('Foto')
})

test('K29 a tick elsewhere changes nothing', () => {
  expect(via(tick('Foto'))).toEqual(via())
})
