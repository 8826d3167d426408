import type { Break, Checkpoint, Head, SealedEvent, Verdict } from '../casework/ports.ts'
import type { CouncilId } from '../kernel/ids.ts'
import { bodyHash, eventHash, GENESIS } from './event-hash.ts'

type Broken = Extract<Verdict, { is: 'broken' }>

/** Checks a record event by event, in the order of commits, from the first. Holds one head per stream. */
export type Examiner = {
  /** What is wrong with the next event, if anything. */
  readonly next: (event: SealedEvent) => Broken | undefined
  /** What is missing now that there are no more. */
  readonly end: () => Broken | undefined
  readonly count: () => number
  /** Where every stream stands, by kind and stream. */
  readonly heads: () => readonly Head[]
}

const nameOf = ({ kind, stream }: { kind: string; stream: string }) => `${kind} ${stream}`

export function examine(council: CouncilId, checkpoint: Checkpoint | undefined): Examiner {
  const heads = new Map<string, Head>()
  const signed = new Map(checkpoint?.heads.map((head) => [nameOf(head), head]))
  let position = 0

  return {
    next(event) {
      position += 1
      const head = heads.get(nameOf(event)) ?? { version: 0, hash: GENESIS }
      const { kind, stream, version, hash } = event
      heads.set(nameOf(event), { kind, stream, version, hash })
      const wrong =
        wrongInItself(event, council, head, event.position === position) ??
        (checkpoint && wrongAgainst(event, checkpoint, signed))
      return wrong && brokenAt(event, wrong)
    },
    end() {
      const missing = checkpoint?.heads.find((head) => (heads.get(nameOf(head))?.version ?? 0) < head.version)
      return missing && checkpoint && cutShort(missing, heads.get(nameOf(missing))?.version ?? 0, position, checkpoint)
    },
    count: () => position,
    heads: () => [...heads.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, head]) => head),
  }
}

/** Checks one whole stream by itself. What is wrong with its first event that is not as it was recorded, if any is not. */
export function examineStream(council: CouncilId, events: readonly SealedEvent[]): Broken | undefined {
  let head = { version: 0, hash: GENESIS, position: 0 }
  for (const event of events) {
    const wrong = wrongInItself(event, council, head, event.position > head.position)
    if (wrong) return brokenAt(event, wrong)
    head = event
  }
  return undefined
}

function wrongInItself(
  event: SealedEvent,
  council: CouncilId,
  head: Pick<Head, 'version' | 'hash'>,
  inPlace: boolean,
): Break | undefined {
  if (event.council !== council) return 'wrong-council'
  if (!inPlace) return 'wrong-position'
  if (event.version !== head.version + 1) return 'wrong-version'
  if (event.previousHash !== head.hash) return 'wrong-previous-hash'
  return event.hash === eventHash(event, event.previousHash, bodyHash(event.body)) ? undefined : 'wrong-hash'
}

function wrongAgainst(
  event: SealedEvent,
  checkpoint: Checkpoint,
  signed: ReadonlyMap<string, Head>,
): Break | undefined {
  if (event.position > checkpoint.position) return undefined
  const head = signed.get(nameOf(event))
  if (!head || event.version > head.version) return 'not-in-checkpoint'
  return event.version === head.version && event.hash !== head.hash ? 'differs-from-checkpoint' : undefined
}

const SAYS: Readonly<Record<Break, string>> = {
  'wrong-council': 'it belongs to another council',
  'wrong-position': 'the event before it is missing, or it was moved',
  'wrong-version': 'it does not follow the event before it in its stream',
  'wrong-previous-hash': 'it does not name the hash of the event before it in its stream',
  'wrong-hash': 'its hash is not that of what it holds',
  'cut-short': 'it is missing',
  'not-in-checkpoint': 'the checkpoint does not know it, though it was taken later',
  'differs-from-checkpoint': 'the checkpoint has another event in its place',
  'checkpoint-not-ours': 'the checkpoint was altered, or signed with another key',
}

const brokenAt = ({ kind, stream, version, position }: SealedEvent, because: Break): Broken => ({
  is: 'broken',
  because,
  at: { kind, stream, version, position },
  says: `Event ${position} (version ${version} of ${nameOf({ kind, stream })}) is not as it was recorded: ${SAYS[because]}.`,
})

/** What a record lacks that a checkpoint has signed for. */
export function cutShort(head: Head, has: number, last: number, checkpoint: Checkpoint): Broken {
  const { kind, stream } = head
  const version = has + 1
  return {
    is: 'broken',
    because: 'cut-short',
    at: { kind, stream, version },
    says:
      `The record ends at event ${last}, but the checkpoint of ${checkpoint.takenAt} counted ${checkpoint.position}. ` +
      `The first that is missing is version ${version} of ${nameOf(head)}.`,
  }
}

export const notOurs: Broken = {
  is: 'broken',
  because: 'checkpoint-not-ours',
  says: 'The checkpoint was altered, or signed with another key: nothing can be said from it.',
}

/** A command was told of events that are not there. */
export const fewerThanTold = (last: number, told: number): Broken => ({
  is: 'broken',
  because: 'cut-short',
  says: `The record ends at event ${last}, but a command was told that event ${told} was recorded.`,
})
