import { parseArgs } from 'node:util'
import { didYouMean } from '../kernel/nearest.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Command, Given, Option } from './command.ts'

const HELP: Option = { says: 'Say what this command does and takes.' }

/** Every option a command understands: its own, and `--help`. */
export const optionsOf = (command: Pick<Command, 'options'>): Readonly<Record<string, Option>> => ({
  ...command.options,
  help: HELP,
})

/** Reads what follows the name of a command. The error holds everything that is wrong with it, a line for each. */
export function readArguments(
  args: readonly string[],
  command: Pick<Command, 'name' | 'takes' | 'options'>,
): Result<Given, readonly string[]> {
  const options = optionsOf(command)
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value }]) => [
        name,
        { type: value ? ('string' as const) : ('boolean' as const) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const words: string[] = []
  const found = new Map<string, string>()
  const problems: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const name = token.name === 'h' ? 'help' : token.name
    const problem = problemWith(token.rawName, Object.hasOwn(options, name) ? options[name] : undefined, token, options)
    if (problem !== undefined) problems.push(problem)
    else if (found.has(name) && options[name]?.value) problems.push(`${token.rawName} is given twice.`)
    else found.set(name, token.value ?? '')
  }
  const given: Given = { words, has: (name) => found.has(name), value: (name) => found.get(name) }
  if (!found.has('help')) problems.push(...problemsWithWords(words, command))
  return problems.length > 0 ? fail(problems) : ok(given)
}

type OptionToken = { readonly value: string | undefined; readonly inlineValue: boolean | undefined }

function problemWith(
  written: string,
  option: Option | undefined,
  { value, inlineValue }: OptionToken,
  options: Readonly<Record<string, Option>>,
): string | undefined {
  if (option === undefined) {
    const known = Object.keys(options).map((name) => `--${name}`)
    return [
      `There is no option ${written}.`,
      didYouMean(written, known) ?? `The options are ${known.join(', ')}.`,
    ].join(' ')
  }
  if (option.value === undefined) return inlineValue ? `${written} takes no value.` : undefined
  const missing = value === undefined || value === '' || (!inlineValue && value.startsWith('--'))
  return missing ? `${written} needs a value: ${written} ${option.value}.` : undefined
}

function problemsWithWords(words: readonly string[], { name, takes }: Pick<Command, 'name' | 'takes'>): string[] {
  if (!takes) return words.map((word) => `“${word}” is not expected: ${name} takes only options.`)
  if (words.length < takes.atLeast) return [`${takes.name} is missing: ${takes.says}`]
  return words.slice(takes.atMost).map((word) => `“${word}” is one too many: ${name} takes one ${takes.name}.`)
}
