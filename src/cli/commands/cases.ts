import { join, parse } from 'node:path'
import type { Assessment } from '../../complaint/assessment.ts'
import type { History } from '../../complaint/history.ts'
import type { Day } from '../../kernel/day.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { type ChronologyReaders, problemText } from '../chronologies.ts'
import { command, type Command } from '../command.ts'
import { filesIn, type Lister } from '../folder.ts'
import { readInput, type Reader } from '../input.ts'
import { judgeCase, type Judgement, MOST_BESIDES, readCase, type Tally, tally } from '../judging.ts'
import { progressOn } from '../progress.ts'
import { plural, type Terminal } from '../terminal.ts'

export type CasesDeps = {
  readonly terminal: Terminal
  readonly read: Reader
  readonly list: Lister
  readonly readJson: ChronologyReaders['readJson']
  /** The law as it stands by default, without a council's own policies. */
  readonly assess: (history: History, asOf: Day) => Assessment
  /** Every code of a fault or an answer. */
  readonly codes: readonly string[]
}

type Judged = { readonly name: string; readonly read: Result<Judgement, readonly string[]> }

export const casesCommand = (deps: CasesDeps): Command =>
  command({
    name: 'cases',
    says: 'Judge the check itself against a folder of cases whose faults are known.',
    about: [
      'Each .json file holds a chronology (case), the day to judge it on (asOf) and what is expected (expect): mustFind, of which certain must come as certain; answers; mayFind; mustNotFind.',
      `It ends with status 1 where a code was missed, where one was found that must not be, or where more than ${MOST_BESIDES} a case were found besides; with status 2 where a case cannot be read.`,
    ],
    takes: { name: 'FOLDER', says: 'The folder with the cases.', atLeast: 1, atMost: 1 },
    options: {
      all: { says: 'Name the cases without a miss or a false alarm too.' },
      json: { says: 'Print one JSON object and nothing else.' },
    },
    examples: ['cases test/cases'],
    async run({ words: [folder = '.'], has }) {
      const { terminal } = deps
      const files = await filesIn(folder, '.json', deps.list)
      if (!files.ok) {
        terminal.tell(files.error)
        return 2
      }
      const judged = await judgeAll(folder, files.value, deps)
      const total = tally(
        judged.flatMap(({ read }) => (read.ok ? [read.value] : [])),
        judged.filter(({ read }) => !read.ok).length,
      )
      if (has('json')) terminal.answer(JSON.stringify(judgedJson(judged, total), null, 2))
      else terminal.answer([...judged.flatMap((one) => judgedText(one, has('all'))), ...totalText(total)].join('\n'))
      return total.unread > 0 ? 2 : total.good ? 0 : 1
    },
  })

async function judgeAll(folder: string, files: readonly string[], deps: CasesDeps): Promise<readonly Judged[]> {
  const judged: Judged[] = []
  const progress = progressOn(deps.terminal, 'Judging cases')
  for (const file of files) {
    judged.push({ name: parse(file).name, read: await judgeFile(join(folder, file), deps) })
    progress.step(judged.length, files.length)
  }
  progress.end()
  return judged
}

async function judgeFile(path: string, deps: CasesDeps): Promise<Result<Judgement, readonly string[]>> {
  const input = await readInput(path, deps.read)
  if (!input.ok) return fail([input.error])
  const read = readCase(input.value.text, deps.codes)
  if (!read.ok) return read
  const history = deps.readJson(read.value.chronology)
  if (!history.ok) return fail(history.error.map((problem) => problemText('case', problem)))
  const { faults, answers } = deps.assess(history.value, read.value.asOf)
  const found = [...faults, ...answers.map(({ answer, certainty }) => ({ code: answer, certainty }))]
  return ok(judgeCase(read.value.expected, found))
}

function judgedText({ name, read }: Judged, all: boolean): string[] {
  const lines = read.ok
    ? [
        ...read.value.misses.map(({ code, because }) => `  missed       ${code} (${because})`),
        ...read.value.falseAlarms.map(({ code, certainty }) => `  false alarm  ${code} (${certainty})`),
        ...(all && read.value.besides.length > 0 ? [`  besides      ${read.value.besides.join(', ')}`] : []),
      ]
    : read.error.map((problem) => `  cannot be read: ${problem}`)
  return lines.length > 0 || all ? [name, ...lines] : []
}

function totalText({ cases, unread, wanted, missed, falseAlarms, besides }: Tally): string[] {
  const share = wanted === 0 ? '' : ` (${(((wanted - missed) / wanted) * 100).toFixed(1)} %)`
  const aCase = cases === 0 ? '' : ` (${(besides / cases).toFixed(1)} a case, ${MOST_BESIDES} allowed)`
  return [
    '',
    `${plural(cases, 'case')} judged${unread > 0 ? `, ${unread} could not be read` : ''}`,
    `found         ${wanted - missed} of ${wanted}${share}`,
    `false alarms  ${falseAlarms.certain + falseAlarms.possible} (${falseAlarms.certain} certain, ${falseAlarms.possible} possible)`,
    `besides       ${besides}${aCase}`,
  ]
}

const judgedJson = (judged: readonly Judged[], total: Tally) => ({
  format: 'redress-judged-cases/1',
  total,
  cases: judged.map(({ name, read }) => (read.ok ? { name, ...read.value } : { name, cannotBeRead: read.error })),
})
