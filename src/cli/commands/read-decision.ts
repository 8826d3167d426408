import { extname } from 'node:path'
import { fail, ok, type Result } from '../../kernel/result.ts'
import type { Decision } from '../../ombudsman/decision.ts'
import { command, type Command } from '../command.ts'
import { decisionText } from '../decision-text.ts'
import { readInput, type Reader } from '../input.ts'
import type { Terminal } from '../terminal.ts'

export type ReadDecisionDeps = {
  readonly terminal: Terminal
  readonly read: Reader
  readonly readDecision: (text: string) => Decision
}

export const readDecisionCommand = (deps: ReadDecisionDeps): Command =>
  command({
    name: 'read-decision',
    says: 'Read a published decision of the Ombudsman: what was decided, and what is to be done by when.',
    about: [
      'FILE is the decision as saved from the Ombudsman’s site, as text or as the page’s source (.txt, .html). Each thing that the council agreed is given with its kind, amount and date, counted from the day of the decision, and the words that set the date.',
      'What the text leaves in doubt is listed with the passage and never guessed. Nothing is stored.',
    ],
    takes: { name: 'FILE', says: 'The decision, .txt or .html; - for standard input.', atLeast: 1, atMost: 1 },
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

async function readFrom(file: string, { read, readDecision }: ReadDecisionDeps): Promise<Result<Decision, string>> {
  if (['.pdf', '.docx', '.doc'].includes(extname(file).toLowerCase())) {
    return fail(
      `${file}: PDF and Word files are not read yet. Save the decision’s page as text or HTML and give that file.`,
    )
  }
  const input = await readInput(file, read)
  if (!input.ok) return input
  const decision = readDecision(input.value.text)
  const { reference, council, decisionDate } = decision
  return reference === null && council === null && decisionDate === null && decision.decision === null
    ? fail(
        `${input.value.name}: This does not look like a published decision: no reference, council, decision or date was found.`,
      )
    : ok(decision)
}
