// What goes wrong with the place where the data lies, told so that whoever runs the server knows what to do.

export type StoreErrorCode =
  /** Another server works in this folder. */
  | 'folder-in-use'
  /** Another process held the database for longer than one may wait. */
  | 'busy'
  | 'full'
  | 'unwritable'
  /** The file is no database, or its content is broken. */
  | 'damaged'
  /** Reading or writing failed in the operating system. */
  | 'broken-disk'
  /** Written by a newer version of Lotse. */
  | 'newer'
  /** The database server does not answer; nothing of what was under way has been written. */
  | 'unreachable'
  /** The database server went away during a commit and did not come back in time: it may have been written. */
  | 'unsettled'
  | 'closed'

export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
