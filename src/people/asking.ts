import type { DateText } from '../kernel/day.ts'
import type { PersonId } from '../kernel/ids.ts'

// What somebody is asked in a complaint that they do not see, and what they answer. Both are events of the complaint’s own
// stream, beside its chronology and never part of it.

/** The most letters in which somebody asks, or answers, at once. */
export const LONGEST_ANSWER = 10_000

export type QuestionsPut = {
  readonly type: 'questions-put'
  /** What this asking is called, here and in its answers. */
  readonly asking: string
  /** Who is asked. */
  readonly person: PersonId
  readonly by: PersonId
  /** An instant in UTC to the millisecond. */
  readonly at: string
  /** One question or several, in the words of whoever asks. */
  readonly questions: string
  /** The day by which an answer is expected. */
  readonly expectedBy: DateText
}

export type QuestionsAnswered = {
  readonly type: 'questions-answered'
  readonly asking: string
  readonly at: string
  /** In the words of whoever was asked. */
  readonly says: string
}

export type AskingEvent = QuestionsPut | QuestionsAnswered

export const ASKING_TYPES: ReadonlySet<string> = new Set<AskingEvent['type']>(['questions-put', 'questions-answered'])

export type Answer = Pick<QuestionsAnswered, 'at' | 'says'>

/** What somebody was asked, with their answer and whatever they added to it, in the order of time. */
export type Asking = Omit<QuestionsPut, 'type'> & { readonly answers: readonly Answer[] }

/** What events come to, in their order. */
export function askingsOf(events: readonly AskingEvent[]): readonly Asking[] {
  const askings = new Map<string, Asking>()
  for (const event of events) {
    if (event.type === 'questions-put') {
      const { type: _type, ...put } = event
      askings.set(event.asking, { ...put, answers: [] })
      continue
    }
    const asked = askings.get(event.asking)
    if (!asked) continue
    const { at, says } = event
    askings.set(event.asking, { ...asked, answers: [...asked.answers, { at, says }] })
  }
  return [...askings.values()]
}

/** Reads an event of an asking as it was stored; nothing where it is of another kind. */
export const askingEvent = (type: string, body: unknown): AskingEvent | undefined =>
  ASKING_TYPES.has(type) && typeof body === 'object' && body !== null ? ({ ...body, type } as AskingEvent) : undefined
