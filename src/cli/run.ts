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
  try {
    return await command.run(given.value)
  } catch (fault) {
    terminal.tell(`redress ${name}: ${faultInWords(fault)}`)
    return 2
  }
}

/** Faults whose message was written for whoever runs the program; any other may quote what was in a record. */
const PLAIN_FAULTS: ReadonlySet<string> = new Set([
  'StoreRefused',
  'StoreStopped',
  'WriteFailed',
  'EventAltered',
  'OutsideCalendar',
])

/** What went wrong, in words where it has some; else where in the program it was, and nothing of what it held. */
function faultInWords(fault: unknown): string {
  if (!(fault instanceof Error)) return 'Something went wrong in the program.'
  if (PLAIN_FAULTS.has(fault.name)) return fault.message
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return ['Something went wrong in the program; nothing more was done.', `  ${fault.name}`, ...frames.slice(0, 5)].join(
    '\n',
  )
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
