import { join, parse } from 'node:path'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { ActionKind, Decision } from '../../ombudsman/decision.ts'
import type { ExpectedDecision, Judgement } from '../../ombudsman/judge-decisions.ts'
import { command, type Command } from '../command.ts'
import { readExpectedDecision } from '../expected-decision.ts'
import { filesIn, type Lister } from '../folder.ts'
import { type Input, readInput, type Reader } from '../input.ts'
import { progressOn } from '../progress.ts'
import { plural, type Terminal } from '../terminal.ts'

export type DecisionsDeps = {
  readonly terminal: Terminal
  readonly read: Reader
  readonly list: Lister
  readonly readDecision: (text: string) => Decision
  readonly judgeDecision: (expected: ExpectedDecision, read: Decision) => Judgement
  readonly actionKinds: readonly ActionKind[]
}

type Judged = { readonly name: string; readonly read: Result<Judgement, readonly string[]> }

export const decisionsCommand = (deps: DecisionsDeps): Command =>
  command({
    name: 'decisions',
    says: 'Judge the reading of published decisions against a folder of texts whose contents are known.',
    about: [
      'For each .txt file what should be read stands in a .json file of the same name, beside it or in the folder “cases” next to FOLDER, alone or under “decision”.',
      'It ends with status 1 where anything was missed, invented or left unsure; with status 2 where a file cannot be read.',
    ],
    takes: { name: 'FOLDER', says: 'The folder with the decisions.', atLeast: 1, atMost: 1 },
    options: { json: { says: 'Print one JSON object and nothing else.' } },
    examples: ['decisions test/decisions'],
    async run({ words: [folder = '.'], has }) {
      const files = await filesIn(folder, '.txt', deps.list)
      if (!files.ok) {
        deps.terminal.tell(files.error)
        return 2
      }
      const judged = await judgeAll(folder, files.value, deps)
      deps.terminal.answer(has('json') ? JSON.stringify(judgedJson(judged), null, 2) : judgedText(judged))
      if (judged.some(({ read }) => !read.ok)) return 2
      return judged.every(({ read }) => read.ok && isGood(read.value)) ? 0 : 1
    },
  })

const isGood = ({ misses, falseAlarms }: Judgement): boolean => misses.length + falseAlarms.length === 0

async function judgeAll(folder: string, files: readonly string[], deps: DecisionsDeps): Promise<readonly Judged[]> {
  const judged: Judged[] = []
  const progress = progressOn(deps.terminal, 'Reading decisions')
  for (const file of files) {
    const { name } = parse(file)
    judged.push({ name, read: await judgeFile(folder, name, deps) })
    progress.step(judged.length, files.length)
  }
  progress.end()
  return judged
}

async function judgeFile(
  folder: string,
  name: string,
  deps: DecisionsDeps,
): Promise<Result<Judgement, readonly string[]>> {
  const text = await readInput(join(folder, `${name}.txt`), deps.read)
  const expectation = await readFirst(
    [join(folder, `${name}.json`), join(folder, '..', 'cases', `${name}.json`)],
    deps.read,
  )
  if (!text.ok) return fail([text.error])
  if (!expectation.ok) return fail([`What should be read is missing. ${expectation.error}`])
  const expected = readExpectedDecision(expectation.value.text, deps.actionKinds)
  return expected.ok ? ok(deps.judgeDecision(expected.value, deps.readDecision(text.value.text))) : expected
}

/** The first of the files that can be read; the reason of the last where none can. */
async function readFirst(files: readonly string[], read: Reader): Promise<Result<Input, string>> {
  let found: Result<Input, string> = fail('')
  for (const file of files) {
    found = await readInput(file, read)
    if (found.ok) return found
  }
  return found
}

function judgedText(judged: readonly Judged[]): string {
  const lines = judged.flatMap(({ name, read }) => {
    const said = read.ok
      ? [
          ...read.value.misses.map((miss) => `  missed       ${miss}`),
          ...read.value.falseAlarms.map((alarm) => `  false alarm  ${alarm}`),
        ]
      : read.error.map((problem) => `  cannot be read: ${problem}`)
    return said.length > 0 ? [name, ...said] : []
  })
  const good = judged.filter(({ read }) => read.ok && isGood(read.value)).length
  return [...lines, `${plural(judged.length, 'decision')} judged, ${good} read as they should be`].join('\n')
}

const judgedJson = (judged: readonly Judged[]) => ({
  format: 'redress-judged-decisions/1',
  decisions: judged.map(({ name, read }) => (read.ok ? { name, ...read.value } : { name, cannotBeRead: read.error })),
})
