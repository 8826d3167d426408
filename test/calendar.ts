import { readFileSync } from 'node:fs'
import { type BankHolidayList, type Calendar, makeCalendar, readBankHolidays } from '../src/law/calendar.ts'

function load(): BankHolidayList {
  const text = readFileSync(new URL('../data/bank-holidays.json', import.meta.url), 'utf8')
  const read = readBankHolidays(JSON.parse(text))
  if (!read.ok) throw new Error(read.error.join('\n'))
  return read.value
}

/** The bank holidays the project ships: England and Wales, 2006 to 2035, published to the end of 2028. */
export const bankHolidays: BankHolidayList = load()

export const englandAndWales: Calendar = makeCalendar(bankHolidays)
