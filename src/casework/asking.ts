import { randomUUID } from 'node:crypto'
import { type DateText, dayText } from '../kernel/day.ts'
import { commandId, type PersonId, type StreamId } from '../kernel/ids.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type Asking, type AskingEvent, LONGEST_ANSWER } from '../people/asking.ts'
import { mayUse } from '../people/permission.ts'
import { type Addition, appendAfter, eventNow } from './append-after.ts'
import { asAsked, ASKED, ASKING_RANK, ASKINGS } from './asking-rows.ts'
import { everyRow } from './every-row.ts'
import type { KeptRows } from './kept-rows.ts'
import type { Clock, Instant, Store, StoredEvent, Viewer } from './ports.ts'
import { accessIn, askingsIn, complaintStream, historyFrom } from './recorded-complaint.ts'
import { may, readsAsOpened } from './viewer.ts'

/** What somebody is to be asked. */
export type AskingAsked = Pick<Asking, 'person' | 'questions'> & {
  readonly expectedBy: DateText
  /** One wish, however often it is sent. */
  readonly command: string
}

export type AskingPart = 'person' | 'questions' | 'expectedBy'
export type AskingRefusal =
  | { readonly because: 'not-there' }
  | { readonly because: 'cannot-stand'; readonly part: AskingPart; readonly says: string }

/** What was asked in a complaint, the latest first, for those who read it. */
export type AskingsRead = {
  readonly reference: string
  readonly askings: readonly Asking[]
  /** Whether whoever reads it may ask. */
  readonly asks: boolean
  readonly openedUntil?: Instant
}

/** What somebody is asked, as they see it: nothing of the complaint but the stream, under which the look is recorded. */
export type AskedOfMe = Pick<Asking, 'asking' | 'questions' | 'at' | 'expectedBy' | 'answers'> & {
  readonly stream: StreamId
}

export type AnswerAsked = { readonly says: string; readonly command: string }
export type AnswerRefusal =
  | { readonly because: 'not-there' }
  | { readonly because: 'cannot-stand'; readonly says: string }

/** Asking somebody in a complaint that they do not see, and their answer. */
export type Askings = {
  /** What was asked in a complaint; nothing where whoever asks may not read it. */
  readonly askings: (viewer: Viewer, reference: string) => Promise<AskingsRead | undefined>
  readonly ask: (viewer: Viewer, reference: string, asked: AskingAsked) => Promise<Result<Asking, AskingRefusal>>
  /** All that whoever looks is or was asked: what waits for an answer first, each by the day it is expected. */
  readonly askedOfMe: (viewer: Viewer) => Promise<readonly AskedOfMe[]>
  /** One of these; nothing where it is somebody else’s, as where there is none. */
  readonly askedOnce: (viewer: Viewer, asking: string) => Promise<AskedOfMe | undefined>
  /** Answers, or adds to an answer. */
  readonly answerAsked: (
    viewer: Viewer,
    asking: string,
    answer: AnswerAsked,
  ) => Promise<Result<AskedOfMe, AnswerRefusal>>
  readonly howManyAsked: (viewer: Viewer) => Promise<AskedCounts>
}

export type AskedCounts = { readonly waiting: number; readonly all: number }

type Parts = { readonly store: Store; readonly clock: Clock } & Pick<KeptRows, 'project' | 'keepUp'>

export const askingIn = (parts: Parts): Askings => ({
  askings: (viewer, reference) => askings(parts, viewer, reference),
  ask: (viewer, reference, asked) => ask(parts, viewer, reference, asked),
  async askedOfMe(viewer) {
    const rows = await ownRows(parts, viewer)
    const found = await Promise.all(rows.map(({ stream, key }) => askedAt(parts, viewer, stream, key)))
    return found.flatMap((one) => one ?? [])
  },
  async askedOnce(viewer, asking) {
    const row = (await ownRows(parts, viewer)).find(({ key }) => key === asking)
    return row && askedAt(parts, viewer, row.stream, row.key)
  },
  answerAsked: (viewer, asking, answer) => answerAsked(parts, viewer, asking, answer),
  async howManyAsked(viewer) {
    if (!mayUse(viewer.roles, 'answer-questions')) return { waiting: 0, all: 0 }
    await parts.keepUp()
    const wanted = { list: ASKINGS, tags: [ASKED + viewer.person] }
    const counts = await parts.store.counts(asAsked(viewer), [{ ...wanted, rank: ASKING_RANK.waiting }, wanted])
    return { waiting: counts[0] ?? 0, all: counts[1] ?? 0 }
  },
})

async function askings({ store, clock }: Parts, viewer: Viewer, reference: string): Promise<AskingsRead | undefined> {
  const events = await store.read(complaintStream(viewer.council, reference))
  const [access, now] = [accessIn(events), clock.now()]
  if (!historyFrom(events) || !may(viewer, 'read', access, now)) return undefined
  const openedUntil = readsAsOpened(viewer, access, now)
  return {
    reference,
    askings: askingsIn(events).toReversed(),
    asks: may(viewer, 'ask', access),
    ...(openedUntil !== undefined && { openedUntil }),
  }
}

const NOT_THERE = fail({ because: 'not-there' as const })
const cannotStand = <Part>(part: Part, says: string) => fail({ because: 'cannot-stand' as const, part, says })

/** Why words are none that can be recorded, in a sentence; nothing where they are. */
function wordsRefused(text: string, missing: string): string | undefined {
  if (text.trim() === '') return missing
  return text.length > LONGEST_ANSWER ? `Use ${LONGEST_ANSWER.toLocaleString('en-GB')} letters or fewer` : undefined
}

/** What is wrong with what somebody is to be asked, in the order of the form. */
export function askingRefused(
  { person, questions, expectedBy }: { readonly [Part in AskingPart]?: string | undefined },
  { asker, today }: { readonly asker: PersonId; readonly today: DateText },
): readonly { readonly part: AskingPart; readonly says: string }[] {
  const words = wordsRefused(questions ?? '', 'Enter what you ask them')
  return [
    ...(person === undefined ? [{ part: 'person' as const, says: 'Choose whom you ask' }] : []),
    ...(person === asker ? [{ part: 'person' as const, says: 'Choose somebody else: you cannot ask yourself' }] : []),
    ...(words === undefined ? [] : [{ part: 'questions' as const, says: words }]),
    ...(expectedBy !== undefined && expectedBy < today
      ? [{ part: 'expectedBy' as const, says: 'The day by which you expect an answer must be today or later' }]
      : []),
  ]
}

type AskingDecided = Result<Addition & { readonly put: Asking }, AskingRefusal>

async function ask(
  parts: Parts,
  viewer: Viewer,
  reference: string,
  { command, ...asked }: AskingAsked,
): Promise<Result<Asking, AskingRefusal>> {
  const { store, clock } = parts
  const [wrong] = askingRefused(asked, { asker: viewer.person, today: dayText(clock.today()) })
  const id = commandId(`ask:${command}`)
  const done = await appendAfter(store, complaintStream(viewer.council, reference), (known): AskingDecided => {
    if (!historyFrom(known) || !may(viewer, 'ask', accessIn(known))) return NOT_THERE
    if (wrong) return cannotStand(wrong.part, wrong.says)
    const questions = asked.questions.trim()
    const put = { ...asked, questions, asking: randomUUID(), by: viewer.person, at: clock.now() }
    const request = [reference, viewer.person, asked]
    return ok({
      ...recording(parts, viewer, known, { type: 'questions-put', ...put }),
      commandId: id,
      request,
      put: { ...put, answers: [] },
    })
  })
  if (done.is === 'refused') return fail(done.why)
  if (done.is === 'key-destroyed') return NOT_THERE
  if (done.is === 'another-request') return cannotStand('questions' as const, SENT_BEFORE)
  return ok(done.decided.put)
}

const SENT_BEFORE = 'This form was sent before with something else in it. Look at what was recorded, then begin again'

/** One event of an asking, with what the rows of its complaint come to then. */
function recording(
  { clock, project }: Pick<Parts, 'clock' | 'project'>,
  viewer: Viewer,
  known: readonly StoredEvent[],
  { type, ...body }: AskingEvent,
) {
  const event = eventNow(clock, viewer, type, body)
  return { events: [event], rows: project([...known, { ...event, commandId: commandId(event.id) }]) }
}

/** The rows of what whoever looks is or was asked; none for those who answer nothing. */
async function ownRows({ store, keepUp }: Parts, viewer: Viewer) {
  if (!mayUse(viewer.roles, 'answer-questions')) return []
  await keepUp()
  return everyRow(store, asAsked(viewer), { list: ASKINGS, tags: [ASKED + viewer.person] })
}

async function askedAt({ store }: Parts, viewer: Viewer, stream: StreamId, asking: string) {
  const known = await store.read({ council: viewer.council, kind: 'complaint', stream })
  return ownIn(viewer, stream, known, asking)
}

/** What somebody was asked, where it was they: of the complaint nothing goes along. */
function ownIn(viewer: Viewer, stream: StreamId, known: readonly StoredEvent[], asking: string): AskedOfMe | undefined {
  const found = askingsIn(known).find((one) => one.asking === asking && one.person === viewer.person)
  if (!found) return undefined
  const { questions, at, expectedBy, answers } = found
  return { asking, questions, at, expectedBy, answers, stream }
}

type AnswerDecided = Result<Addition & { readonly own: AskedOfMe }, AnswerRefusal>

async function answerAsked(
  parts: Parts,
  viewer: Viewer,
  asking: string,
  { says, command }: AnswerAsked,
): Promise<Result<AskedOfMe, AnswerRefusal>> {
  const { store, clock } = parts
  const row = (await ownRows(parts, viewer)).find(({ key }) => key === asking)
  if (!row) return NOT_THERE
  const refused = wordsRefused(says, 'Enter your answer')
  const id = commandId(`answer:${command}`)
  const stream = { council: viewer.council, kind: 'complaint', stream: row.stream } as const
  const done = await appendAfter(store, stream, (known): AnswerDecided => {
    const own = ownIn(viewer, row.stream, known, asking)
    if (!own) return NOT_THERE
    if (refused !== undefined) return fail({ because: 'cannot-stand', says: refused })
    const answer = { at: clock.now(), says: says.trim() }
    const answered = { type: 'questions-answered', asking, ...answer } as const
    const request = [asking, viewer.person, answer.says]
    return ok({
      ...recording(parts, viewer, known, answered),
      commandId: id,
      request,
      own: { ...own, answers: [...own.answers, answer] },
    })
  })
  if (done.is === 'refused') return fail(done.why)
  if (done.is === 'key-destroyed') return NOT_THERE
  if (done.is === 'another-request') return fail({ because: 'cannot-stand', says: SENT_BEFORE })
  return ok(done.decided.own)
}
