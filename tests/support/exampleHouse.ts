// A data folder with the example plans, as `lotse import plan` puts them in force, with a printer at the kiosks of Kempten.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { samplePlans } from '../../server/samples/samples.ts'
import { lotse } from './lotseProcess.ts'
import { temporaryFolder } from './temporaryFolder.ts'

const printerAt = (port: number) => ({
  id: 'hall',
  name: 'Drucker am Eingang',
  profile: 'epson-80',
  connection: { kind: 'tcp', host: '127.0.0.1', port },
})

/** Makes the folder; `remove` deletes it. */
export async function exampleHouse(printerPort: number): Promise<{ folder: string; remove: () => Promise<void> }> {
  const { folder, remove } = await temporaryFolder()
  for (const plan of samplePlans) {
    const file = join(folder, `${plan.site.id}.json`)
    const kiosks = plan.kiosks.map((kiosk) => ({ ...kiosk, printer: 'hall' }))
    const printed = plan.site.id === 'kempten' ? { ...plan, printers: [printerAt(printerPort)], kiosks } : plan
    await writeFile(file, JSON.stringify(printed))
    const { code, stderr } = await lotse(folder, ['import', 'plan', file])
    if (code !== 0) throw new Error(`The plan of ${plan.site.id} was refused: ${stderr}`)
  }
  return { folder, remove }
}
