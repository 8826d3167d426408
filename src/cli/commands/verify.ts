import type { Verdict } from '../../casework/ports.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import { command, type Command } from '../command.ts'
import { readInput, type Reader } from '../input.ts'
import { parsed } from '../judging.ts'
import { type OpenRecord, withRecord } from '../record.ts'
import { plural, type Terminal } from '../terminal.ts'

export type VerifyDeps = { readonly terminal: Terminal; readonly read: Reader; readonly open: OpenRecord }

export const verifyCommand = (deps: VerifyDeps): Command =>
  command({
    name: 'verify',
    says: 'Check that the record is whole and as it was written.',
    about: [
      'Every event carries a hash over itself and the one before it. A changed, missing or moved event breaks the chain, and the first one is named. A record that was cut at its end shows only against a checkpoint: one is kept beside the record, and one that somebody else keeps is better.',
      'It ends with status 1 where the record is broken.',
    ],
    options: {
      checkpoint: { value: 'FILE', says: 'Hold the record against this checkpoint, in place of the one beside it.' },
      json: { says: 'Print one JSON object and nothing else.' },
    },
    examples: ['verify', 'verify --checkpoint last-month.checkpoint.json'],
    async run({ has, value }) {
      const checkpoint = await checkpointFrom(value('checkpoint'), deps.read)
      if (!checkpoint.ok) {
        deps.terminal.tell(checkpoint.error)
        return 2
      }
      return withRecord({ ...deps, access: 'read' }, async (record) => {
        const verdict = await record.verify(checkpoint.value)
        deps.terminal.answer(has('json') ? JSON.stringify(verdict, null, 2) : verdictText(verdict))
        return verdict.is === 'sound' ? 0 : 1
      })
    },
  })

/** Reads a checkpoint as far as it is JSON; nothing where no file is named. */
export async function checkpointFrom(file: string | undefined, read: Reader): Promise<Result<unknown, string>> {
  if (file === undefined) return ok(undefined)
  const input = await readInput(file, read)
  if (!input.ok) return input
  const checkpoint = parsed(input.value.text)
  return checkpoint === undefined ? fail(`${input.value.name}: This is no checkpoint: it is not JSON.`) : ok(checkpoint)
}

function verdictText(verdict: Verdict): string {
  if (verdict.is === 'sound') {
    const { events, checkedAgainst } = verdict
    const against =
      checkedAgainst === null
        ? 'There is no checkpoint to show a cut.'
        : `It holds against the checkpoint of ${checkedAgainst}.`
    return `The record is sound: ${plural(events, 'event')}. ${against}`
  }
  return `The record is broken. ${verdict.says}`
}
