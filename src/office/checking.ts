import { setImmediate } from 'node:timers/promises'
import type { FileReader } from '../casework/file-reader-port.ts'
import { assessmentJson } from '../complaint/assessment-json.ts'
import type { Assessment } from '../complaint/assessment.ts'
import { readMapping, targetOf } from '../complaint/chronology/mapping.ts'
import { readCsvChronologies } from '../complaint/chronology/read-csv.ts'
import { readJsonChronology } from '../complaint/chronology/read-json.ts'
import {
  isRowAnEvent,
  readSheetInSteps,
  type SheetForm,
  type SheetReading,
  type SheetRows,
} from '../complaint/chronology/read-sheet.ts'
import { COLUMN_WORDS, mappingChosen, suggestMapping } from '../complaint/chronology/suggest-mapping.ts'
import { csvOf, tableOf } from '../complaint/chronology/write-csv.ts'
import { writeJsonChronology } from '../complaint/chronology/write-json.ts'
import { foundTable, problemTable } from '../complaint/found-table.ts'
import type { History } from '../complaint/history.ts'
import { writeWorkbook } from '../documents/workbook-writer.ts'
import type { Calendar } from '../law/calendar.ts'
import { decisionTable } from '../ombudsman/decision-table.ts'
import { readDecision, readDecisionLines, workingDaysIn } from '../ombudsman/read-decision.ts'
import type { Checking, Writing } from '../web/deps.ts'

/** The readers of the check page. */
export const checkingWith = (
  calendar: Calendar,
  { readFile }: FileReader,
  assess: (history: History) => Assessment,
): Checking => ({
  readFile,
  readJson: readJsonChronology,
  readCsv: readCsvChronologies,
  readDecision: (text) => readDecision(text, workingDaysIn(calendar)),
  readDecisionLines: (lines) => readDecisionLines(lines, workingDaysIn(calendar)),
  readSheet: readSheetBetweenOthers,
  isRowAnEvent,
  columns: {
    suggest: suggestMapping,
    words: COLUMN_WORDS,
    targetOf: (word) => {
      const target = targetOf(word)
      return target.ok ? target.value : undefined
    },
    chosen: mappingChosen,
    read: readMapping,
  },
  assess,
})

/** Reads a sheet, and lets others have their turn after every few complaints. */
async function readSheetBetweenOthers(sheet: SheetRows, form: SheetForm): Promise<SheetReading> {
  const steps = readSheetInSteps(sheet, form)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await setImmediate()
  }
}

/** The writers of what the pages give out as files. */
export const writing: Writing = {
  writeJson: writeJsonChronology,
  chronologyTable: tableOf,
  assessmentJson: (assessment) => assessmentJson(assessment),
  foundTable,
  problemTable,
  decisionTable,
  writeCsv: csvOf,
  writeWorkbook,
}
