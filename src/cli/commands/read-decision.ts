import { basename } from 'node:path'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { Decision } from '../../ombudsman/decision.ts'
import { command, type Command } from '../command.ts'
import { decisionText } from '../decision-text.ts'
import { type FileOpener, isOpenedApart } from '../files.ts'
import { readInput, type Reader } from '../input.ts'
import type { Terminal } from '../terminal.ts'

export type ReadDecisionDeps = {
  readonly terminal: Terminal
  readonly read: Reader
  readonly readDecision: (text: string) => Decision
  readonly readDecisionLines: (lines: readonly string[]) => Decision
  readonly openFile: FileOpener
}

export const readDecisionCommand = (deps: ReadDecisionDeps): Command =>
  command({
    name: 'read-decision',
    says: 'Read a published decision of the Ombudsman: what was decided, and what is to be done by when.',
    about: [
      'FILE is the decision as saved from the Ombudsman’s site, as text, as the page’s source, as PDF or as a Word file (.txt, .html, .pdf, .docx). Each thing that the council agreed is given with its kind, amount and date, counted from the day of the decision, and the words that set the date.',
      'What the text leaves in doubt is listed with the passage and never guessed. Nothing is stored.',
    ],
    takes: {
      name: 'FILE',
      says: 'The decision, .txt, .html, .pdf or .docx; - for standard input.',
      atLeast: 1,
      atMost: 1,
    },
    options: { json: { says: 'Print one JSON object, redress-decision/1, and nothing else.' } },
    examples: ['read-decision 22-006-612.txt', 'read-decision 22-006-612.html --json > decision.json'],
    async run({ words: [file = '-'], has }) {
      const decision = await readFrom(file, deps)
      if (!decision.ok) {
        deps.terminal.tell(decision.error)
        return 2
      }
      deps.terminal.answer(
        has('json') ? JSON.stringify(decision.value, null, 2) : decisionText(decision.value, deps.terminal.width),
      )
      return 0
    },
  })

async function readFrom(file: string, deps: ReadDecisionDeps): Promise<Result<Decision, string>> {
  const found = isOpenedApart(file) ? await readApart(file, deps) : await readText(file, deps)
  if (!found.ok) return found
  const { reference, council, decisionDate, decision } = found.value
  return reference === null && council === null && decisionDate === null && decision === null
    ? fail(
        `${basename(file)}: This does not look like a published decision: no reference, council, decision or date was found.`,
      )
    : found
}

async function readText(file: string, { read, readDecision }: ReadDecisionDeps): Promise<Result<Decision, string>> {
  const input = await readInput(file, read)
  return input.ok ? ok(readDecision(input.value.text)) : input
}

async function readApart(file: string, deps: ReadDecisionDeps): Promise<Result<Decision, string>> {
  const opened = await deps.openFile(file)
  if (!opened.ok) return opened
  if (opened.value.is === 'rows') return fail(`${basename(file)}: This is a table, not a decision.`)
  return ok(
    opened.value.is === 'lines' ? deps.readDecisionLines(opened.value.lines) : deps.readDecision(opened.value.text),
  )
}
