// What every store must do, whatever it is built on: one suite, run for each implementation.
import { afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '../../server/store/store.ts'
import { describeBoardNotices } from './storeContractBoardNotices.ts'
import { describeCrashes } from './storeContractCrashes.ts'
import { describeForgetting } from './storeContractForgetting.ts'
import { describeLog } from './storeContractLog.ts'
import { describePhoneAlerts } from './storeContractPhoneAlerts.ts'
import { describePrintJobs } from './storeContractPrintJobs.ts'
import { describeRows } from './storeContractRows.ts'
import { describeSettings } from './storeContractSettings.ts'
import { morning } from './storeRows.ts'

/** A store on data of its own, as the suite needs it. */
export interface OpenedStore {
  readonly store: Store
  /** Closes the store and opens the same data again. */
  reopen(): Promise<Store>
  /** Opens the same data once more while the store is open, as the command line does. */
  beside(): Promise<Store>
  /** What to give Node to start a program that opens the same data and calls `writeWithoutEnd`. */
  readonly writer: readonly string[]
  /** Resolves when nothing more comes of what a killed writer had handed to a database with processes of its own. */
  writerGone?(): Promise<void>
  /** Closes what is open and removes the data. */
  close(): Promise<void>
}

/** What a test of the suite works with; a new one for each test. */
export interface Bench {
  readonly opened: OpenedStore
  readonly store: Store
  /** What the store takes for the present: epoch milliseconds. */
  now: number
}

/** Runs the suite; `open` gives a store on empty data whose present is `now()`, and that looks for changes from outside often. */
export function describeStore(name: string, open: (now: () => number) => Promise<OpenedStore>): void {
  describe(`the store contract: ${name}`, () => {
    let bench: Bench
    beforeEach(async () => {
      const clock = { now: morning }
      const opened = await open(() => clock.now)
      bench = Object.assign(clock, { opened, store: opened.store })
    })
    afterEach(() => bench.opened.close())

    const current = () => bench
    describeLog(current)
    describeRows(current)
    describeForgetting(current)
    describePhoneAlerts(current)
    describePrintJobs(current)
    describeBoardNotices(current)
    describeSettings(current)
    describeCrashes(current)
  })
}
