import { optionsOf } from './arguments.ts'
import type { Command } from './command.ts'
import { hanging } from './terminal.ts'

/** How the command line is called in this project. */
export const CALLED = 'npm run --silent redress --'

/** The list of commands. */
export function overview(commands: readonly Command[], width: number): string {
  const widest = Math.max(...commands.map(({ name }) => name.length)) + 4
  return [
    hanging('', 'Redress: the children’s social care statutory complaints procedure in England.', width),
    '',
    `  ${CALLED} COMMAND`,
    '',
    ...commands.map(({ name, says }) => hanging(`  ${name}`.padEnd(widest), says, width)),
    '',
    hanging('', `“${CALLED} help COMMAND” says what a command does and takes, with examples.`, width),
  ].join('\n')
}

/** What one command does and takes. */
export function helpFor(command: Command, width: number): string {
  const options = Object.entries(optionsOf(command)).map(([name, { value, says }]) => ({
    written: `  --${name}${value ? ` ${value}` : ''}`,
    says,
  }))
  const { takes } = command
  const widest = Math.max(...options.map(({ written }) => written.length), (takes?.name.length ?? 0) + 2) + 2
  const word = takes ? ` ${takes.atLeast > 0 ? takes.name : `[${takes.name}]`}` : ''
  return [
    hanging('', command.says, width),
    '',
    `  ${CALLED} ${command.name}${word} [options]`,
    ...command.about.flatMap((paragraph) => ['', hanging('', paragraph, width)]),
    '',
    ...(takes ? [hanging(`  ${takes.name}`.padEnd(widest), takes.says, width)] : []),
    ...options.map(({ written, says }) => hanging(written.padEnd(widest), says, width)),
    ...(command.examples.length > 0 ? ['', 'Examples', ...command.examples.map((line) => `  ${CALLED} ${line}`)] : []),
  ].join('\n')
}
