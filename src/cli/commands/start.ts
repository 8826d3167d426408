import type { Result } from '../../kernel/result.ts'
import { command, type Command } from '../command.ts'
import type { Terminal } from '../terminal.ts'

/** A server that runs: where it is found, what else to say at the start, and when it has ended. */
export type Served = {
  readonly address: string
  readonly notes: readonly string[]
  readonly ended: Promise<void>
}

export type StartDeps = {
  readonly terminal: Terminal
  /** Opens the record and serves it; the error says why it cannot and what to do. */
  readonly serve: () => Promise<Result<Served, string>>
}

export const startCommand = ({ terminal, serve }: StartDeps): Command =>
  command({
    name: 'start',
    says: 'Serve the pages on this machine.',
    about: [
      'The address is printed. Stop with Ctrl+C.',
      'Settings are read from the environment: PORT (3000; 0 takes any free one) and REDRESS_DATA, the folder of the record (.redress).',
    ],
    options: {},
    examples: ['start'],
    async run() {
      const served = await serve()
      if (!served.ok) {
        terminal.tell(served.error)
        return 2
      }
      for (const note of served.value.notes) terminal.answer(note)
      terminal.answer(`Redress is at ${served.value.address} (stop it with Ctrl+C)`)
      await served.value.ended
      return 0
    },
  })
