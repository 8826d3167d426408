import { type Day, dayOf, plusDays } from '../kernel/day.ts'

/** A workbook counts its days from the end of 1899, or from 1904 where it was begun on an old Macintosh. */
const FROM_1899 = dayOf(1899, 12, 30)
const FROM_1904 = dayOf(1904, 1, 1)

/** The day a workbook means by a whole number; nothing where it is no likely day. */
export const dayOfSerial = (serial: number, from1904: boolean): Day | undefined =>
  likely(plusDays(from1904 ? FROM_1904 : FROM_1899, serial))

/** What a spreadsheet shows as a date before 1905 is more often a time of day, or another number. */
export const likely = (day: Day): Day | undefined => (day >= EARLIEST && day <= LATEST ? day : undefined)

const EARLIEST = dayOf(1905, 1, 1)
const LATEST = dayOf(9999, 12, 31)
