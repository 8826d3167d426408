import type { Verdict } from '../casework/ports.ts'
import type { History } from '../complaint/history.ts'
import type { Result } from '../kernel/result.ts'
import type { ExitCode } from './command.ts'
import type { Terminal } from './terminal.ts'

/** What came of recording a complaint: `differs` where one of the same reference is there with another history. */
export type Added = 'added' | 'already-there' | 'differs'

/** The stored record, as the commands use it. */
export type OpenedRecord = {
  readonly add: (history: History) => Promise<Added>
  readonly references: () => Promise<readonly string[]>
  readonly read: (reference: string) => Promise<History | undefined>
  /** Checks the whole record, against a checkpoint that somebody kept where one is given. */
  readonly verify: (checkpoint?: unknown) => Promise<Verdict>
  readonly close: () => Promise<void>
}

/** Opens the record; the error says why it will not open and what to do. */
export type OpenRecord = (access: 'read' | 'write') => Promise<Result<OpenedRecord, string>>

/** Opens the record, lets a command use it, and closes it whatever happens. Ends with 2 where it will not open. */
export async function withRecord(
  { open, access, terminal }: { open: OpenRecord; access: 'read' | 'write'; terminal: Terminal },
  use: (record: OpenedRecord) => Promise<ExitCode>,
): Promise<ExitCode> {
  const record = await open(access)
  if (!record.ok) {
    terminal.tell(record.error)
    return 2
  }
  try {
    return await use(record.value)
  } finally {
    await record.value.close()
  }
}
