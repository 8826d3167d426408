import { administratorCommand } from './cli/commands/administrator.ts'
import { backupCommand } from './cli/commands/backup.ts'
import { casesCommand } from './cli/commands/cases.ts'
import { checkCommand } from './cli/commands/check.ts'
import { copyCommand } from './cli/commands/copy.ts'
import { decisionsCommand } from './cli/commands/decisions.ts'
import { exportCommand } from './cli/commands/export.ts'
import { generateCommand } from './cli/commands/generate.ts'
import { importCommand } from './cli/commands/import.ts'
import { readDecisionCommand } from './cli/commands/read-decision.ts'
import { restoreCommand } from './cli/commands/restore.ts'
import { rulesCommand } from './cli/commands/rules.ts'
import { startCommand } from './cli/commands/start.ts'
import { verifyCommand } from './cli/commands/verify.ts'
import { type FileOpener, fileOpenerIn } from './cli/files.ts'
import { listerIn } from './cli/folder.ts'
import { readerIn } from './cli/input.ts'
import { writerIn } from './cli/output.ts'
import type { OpenRecord } from './cli/record.ts'
import { run } from './cli/run.ts'
import { processTerminal } from './cli/terminal.ts'
import { assessmentJson } from './complaint/assessment-json.ts'
import { decodeText } from './complaint/chronology/decode-text.ts'
import { FORMAT } from './complaint/chronology/fields.ts'
import { readCsvChronologies } from './complaint/chronology/read-csv.ts'
import { readJsonChronology } from './complaint/chronology/read-json.ts'
import { readMapping } from './complaint/chronology/mapping.ts'
import { isRowAnEvent, readSheet } from './complaint/chronology/read-sheet.ts'
import { readRows } from './complaint/chronology/read-rows.ts'
import { writeCsvChronologies } from './complaint/chronology/write-csv.ts'
import { writeJsonChronology } from './complaint/chronology/write-json.ts'
import { assess } from './complaint/assess.ts'
import { dayToJudge } from './complaint/day-to-judge.ts'
import { explainDuty } from './complaint/explain-duty.ts'
import { generateYear, VOLUMES, volumesOf, yearsIn } from './complaint/generator/generate.ts'
import { ACTION_KINDS } from './complaint/vocabulary.ts'
import { callersFolder } from './config.ts'
import { day } from './kernel/day.ts'
import { ANSWER_CODES, FAULT_CODES, FAULTS } from './law/faults.ts'
import { DEFAULT_POLICIES, readPolicies } from './law/policies.ts'
import { ALL_RULES, limitOn, RULES } from './law/rules/index.ts'
import { publishedCalendar } from './office/law.ts'
import { judgeDecision } from './ombudsman/judge-decisions.ts'
import { readDecision, readDecisionLines, workingDaysIn } from './ombudsman/read-decision.ts'

const terminal = processTerminal(process)
const calendar = publishedCalendar()
const read = readerIn(callersFolder(), process.stdin, decodeText)
const list = listerIn(callersFolder())
const readDecisionText = (text: string) => readDecision(text, workingDaysIn(calendar))
// Spreadsheets, PDFs and Word files are read in a process of their own, which only they need.
const openFile: FileOpener = async (name) => {
  const { makeFileReader } = await import('./documents/file-reader.ts')
  return fileOpenerIn(callersFolder(), makeFileReader())(name)
}
const today = () => day(Temporal.Now.plainDateISO('Europe/London').toString())
const chronologies = { readJson: readJsonChronology, readCsv: readCsvChronologies, readRows, openFile }

// The record and the pages are loaded only by the commands that use them: `check` and `rules` open nothing.
const open: OpenRecord = async (access) => (await import('./office/record.ts')).openRecordWith(calendar)(access)

process.exitCode = await run(
  process.argv.slice(2),
  [
    startCommand({ terminal, serve: async () => (await import('./office/serve.ts')).serve(calendar) }),
    checkCommand({
      terminal,
      read,
      chronologies,
      policies: DEFAULT_POLICIES,
      readPolicies,
      today,
      dayToJudge,
      assess: (history, at) => assess(history, { calendar, ...at }),
      assessmentJson,
      law: { rules: RULES, limitOn, faults: FAULTS },
      explain: (policies) => (duty) => explainDuty(duty, calendar, policies),
    }),
    readDecisionCommand({
      terminal,
      read,
      readDecision: readDecisionText,
      readDecisionLines: (lines) => readDecisionLines(lines, workingDaysIn(calendar)),
      openFile,
    }),
    importCommand({
      terminal,
      read,
      chronologies,
      sheets: { openFile, readSheet, isRowAnEvent, readMapping, today },
      open,
    }),
    exportCommand({ terminal, open, writeJson: writeJsonChronology, writeCsv: writeCsvChronologies }),
    verifyCommand({ terminal, read, open }),
    copyCommand({
      terminal,
      copy: async (to, step) => (await import('./office/copy.ts')).copyRecord(calendar, to, step),
    }),
    backupCommand({
      terminal,
      backUp: async (asked, step) => (await import('./office/backup.ts')).backUpRecord(calendar, asked, step),
    }),
    restoreCommand({
      terminal,
      read,
      restore: async (asked, step) => (await import('./office/restore.ts')).restoreRecord(calendar, asked, step),
    }),
    administratorCommand({
      terminal,
      add: async (email, name) => (await import('./office/door.ts')).addAdministrator(email, name),
    }),
    rulesCommand({ terminal, rules: ALL_RULES }),
    generateCommand({
      terminal,
      write: writerIn(callersFolder()),
      generate: (asked) => generateYear({ ...asked, calendar }),
      volumesOf,
      usual: VOLUMES.middle,
      years: yearsIn(calendar),
      format: FORMAT,
      writeJson: writeJsonChronology,
      writeCsv: writeCsvChronologies,
    }),
    casesCommand({
      terminal,
      read,
      list,
      readJson: readJsonChronology,
      assess: (history, asOf) => assess(history, { calendar, asOf, policies: DEFAULT_POLICIES }),
      codes: [...FAULT_CODES, ...ANSWER_CODES],
    }),
    decisionsCommand({
      terminal,
      read,
      list,
      readDecision: readDecisionText,
      judgeDecision,
      actionKinds: ACTION_KINDS,
    }),
  ],
  terminal,
)
