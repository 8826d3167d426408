import { readFileSync } from 'node:fs'
import { casesCommand } from './cli/commands/cases.ts'
import { checkCommand } from './cli/commands/check.ts'
import { decisionsCommand } from './cli/commands/decisions.ts'
import { readDecisionCommand } from './cli/commands/read-decision.ts'
import { rulesCommand } from './cli/commands/rules.ts'
import { listerIn } from './cli/folder.ts'
import { readerIn } from './cli/input.ts'
import { run } from './cli/run.ts'
import { processTerminal } from './cli/terminal.ts'
import { assess } from './complaint/assess.ts'
import { assessmentJson } from './complaint/assessment-json.ts'
import { decodeText } from './complaint/chronology/decode-text.ts'
import { readCsvChronologies } from './complaint/chronology/read-csv.ts'
import { readJsonChronology } from './complaint/chronology/read-json.ts'
import { dayToJudge } from './complaint/day-to-judge.ts'
import { explainDuty } from './complaint/explain-duty.ts'
import { ACTION_KINDS } from './complaint/vocabulary.ts'
import { callersFolder } from './config.ts'
import { day } from './kernel/day.ts'
import { type Calendar, makeCalendar, readBankHolidays } from './law/calendar.ts'
import { ANSWER_CODES, FAULT_CODES, FAULTS } from './law/faults.ts'
import { DEFAULT_POLICIES, readPolicies } from './law/policies.ts'
import { ALL_RULES, limitOn, RULES } from './law/rules/index.ts'
import { judgeDecision } from './ombudsman/judge-decisions.ts'
import { readDecision, workingDaysIn } from './ombudsman/read-decision.ts'

const terminal = processTerminal(process)
const calendar = publishedCalendar()
const read = readerIn(callersFolder(), process.stdin, decodeText)
const list = listerIn(callersFolder())
const readDecisionText = (text: string) => readDecision(text, workingDaysIn(calendar))

process.exitCode = await run(
  process.argv.slice(2),
  [
    checkCommand({
      terminal,
      read,
      chronologies: { readJson: readJsonChronology, readCsv: readCsvChronologies },
      policies: DEFAULT_POLICIES,
      readPolicies,
      today,
      dayToJudge,
      assess: (history, at) => assess(history, { calendar, ...at }),
      assessmentJson,
      law: { rules: RULES, limitOn, faults: FAULTS },
      explain: (policies) => (duty) => explainDuty(duty, calendar, policies),
    }),
    readDecisionCommand({ terminal, read, readDecision: readDecisionText }),
    rulesCommand({ terminal, rules: ALL_RULES }),
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

function publishedCalendar(): Calendar {
  const file = new URL('../data/bank-holidays.json', import.meta.url)
  const list = readBankHolidays(JSON.parse(readFileSync(file, 'utf8')))
  if (!list.ok) throw new Error(`The bank holidays cannot be used:\n${list.error.join('\n')}`)
  return makeCalendar(list.value)
}

/** The day in Europe/London. */
function today() {
  return day(Temporal.Now.plainDateISO('Europe/London').toString())
}
