const MB = 1024 * 1024

/** What one file may cost its reader. A file beyond any of these is refused in words that name the limit. */
export type Limits = {
  /** Of processor time, so that a busy machine fails no file; and four times as many by the clock. */
  readonly seconds: number
  /** Of the whole process. */
  readonly memoryMB: number
}

export const LIMITS: Limits = { seconds: 10, memoryMB: 256 }
export const CLOCK_TIMES = 4

/** What the reading itself may hold on its heap; the rest of the process is Node and what it reads from. */
export const HEAP_MB = 128

/** The file as it was sent. */
export const MOST_BYTES = 20 * MB
/** What the process may answer. */
export const MOST_ANSWERED = 24 * MB

/** Of the parts in an Office file, and of what those that hold text unpack to. */
export const MOST_PARTS = 2000
export const MOST_UNPACKED = 48 * MB
/** How far one part may unpack; what is small anyway may unpack further. */
export const MOST_TIMES_SMALLER = 250
export const SMALL = 1 * MB

export const MOST_ROWS = 50_000
/** As many columns as have a name of one letter or two. */
export const MOST_COLUMNS = 702
/** As many as a cell of a spreadsheet can hold. */
export const MOST_IN_CELL = 32_767

export const MOST_PAGES = 500
export const MOST_LINES = 100_000
