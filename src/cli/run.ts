import { didYouMean } from '../kernel/nearest.ts'
import { readArguments } from './arguments.ts'
import type { Command, ExitCode } from './command.ts'
import { CALLED, helpFor, overview } from './help.ts'
import type { Terminal } from './terminal.ts'

/** Runs what was asked for, or says what there is. */
export async function run(
  args: readonly string[],
  commands: readonly Command[],
  terminal: Terminal,
): Promise<ExitCode> {
  const [name = 'help', ...rest] = args
  if (name === 'help' || name === '--help' || name === '-h') return help(rest, commands, terminal)
  const command = commands.find((known) => known.name === name)
  if (!command) return unknown(name, commands, terminal)
  const given = readArguments(rest, command)
  if (!given.ok) {
    for (const problem of given.error) terminal.tell(`redress ${name}: ${problem}`)
    terminal.tell(`“${CALLED} help ${name}” says what it takes.`)
    return 2
  }
  if (given.value.has('help')) {
    terminal.answer(helpFor(command, terminal.width))
    return 0
  }
  return command.run(given.value)
}

function help([name]: readonly string[], commands: readonly Command[], terminal: Terminal): ExitCode {
  if (name === undefined) {
    terminal.answer(overview(commands, terminal.width))
    return 0
  }
  const command = commands.find((known) => known.name === name)
  if (!command) return unknown(name, commands, terminal)
  terminal.answer(helpFor(command, terminal.width))
  return 0
}

function unknown(name: string, commands: readonly Command[], terminal: Terminal): ExitCode {
  const names = [...commands.map((command) => command.name), 'help']
  terminal.tell(`redress: There is no command “${name}”. ${didYouMean(name, names) ?? ''}`.trimEnd())
  terminal.tell(`The commands are ${names.join(', ')}. “${CALLED} help” says what each is for.`)
  return 2
}
