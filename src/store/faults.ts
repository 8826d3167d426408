/** The store will not open. The message says what is wrong and what to do about it. */
export class StoreRefused extends Error {
  override name = 'StoreRefused'
}

/** The store has stopped after an error of the disk or the database: nothing more is written until a restart. */
export class StoreStopped extends Error {
  override name = 'StoreStopped'
}

/** This one write was not made and nothing of it was kept; the store goes on. */
export class WriteFailed extends Error {
  override name = 'WriteFailed'
}

/** Whether this one write was made is not known; the store goes on, and the same command may be given again. */
export class AnswerLost extends Error {
  override name = 'AnswerLost'
}

/** An event cannot be opened: it is not as it was recorded, or its key is not. */
export class EventAltered extends Error {
  override name = 'EventAltered'
}
