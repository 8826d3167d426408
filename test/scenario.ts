import { assess } from '../src/complaint/assess.ts'
import { historyFromValue } from '../src/complaint/chronology/check-history.ts'
import type { Coverage, History } from '../src/complaint/history.ts'
import type { EventOf, Person, Point } from '../src/complaint/vocabulary.ts'
import { type DateText, day } from '../src/kernel/day.ts'
import type { EventType } from '../src/kernel/event-types.ts'
import type { Calendar } from '../src/law/calendar.ts'
import { DEFAULT_POLICIES, type Policies } from '../src/law/policies.ts'
import { englandAndWales } from './calendar.ts'
import { Judged } from './judged.ts'

// Stories of complaints told event by event, and what is then true of them on a day:
//
//   complaint('whole').on('2024-09-02', 'complaint-received').asOf('2024-10-01').finds('S1_LATE')

type Fields<T extends EventType> = Omit<EventOf<T>, 'type' | 'on'>
type Corrected = { readonly type: EventType; readonly on?: DateText; readonly [field: string]: unknown }
type Concerning = { readonly people?: readonly Person[]; readonly points?: readonly Point[] }

export const aParent: Person = { id: 'mother', as: 'complainant', class: 'parent', inOwnRight: true }
export const aChild: Person = { id: 'child', as: 'complainant', class: 'child', inOwnRight: true }
export const aCareLeaver: Person = { id: 'leaver', as: 'complainant', class: 'care-leaver', inOwnRight: true }

/** A complaint about one service under section 17, by a parent, unless other people and points are named. */
export const complaint = (coverage: Coverage, { people = [aParent], points = onePoint }: Concerning = {}): Story =>
  new Story({ coverage, people, points, events: [], policies: {}, calendar: englandAndWales })

const onePoint: readonly Point[] = [{ id: '1', says: 'No assessment was made', function: 's17' }]

type Told = {
  readonly coverage: Coverage
  readonly people: readonly Person[]
  readonly points: readonly Point[]
  readonly events: readonly object[]
  readonly policies: Partial<Policies>
  readonly calendar: Calendar
  readonly knownAt?: string
}

/** A story so far. Every call answers a longer one and leaves this one as it is. */
export class Story {
  readonly #told: Told

  constructor(told: Told) {
    this.#told = told
  }

  /** What happened next, on a day at the precision that is known. */
  on<T extends EventType>(when: DateText, type: T, fields?: Fields<T>): Story {
    return this.#with({ type, on: when, ...fields })
  }

  /** What happened next, nobody knows when; or counted from another event by `after`. */
  sometime<T extends EventType>(type: T, fields?: Fields<T>): Story {
    return this.#with({ type, ...fields })
  }

  /** The entry `of` was wrong: `now` stands in its place, or nothing where it never happened. */
  corrected(when: DateText, of: string, now: Corrected | null, more: { id?: string; recordedAt?: string } = {}): Story {
    return this.#with({ type: 'correction-made', on: when, of, now, reason: 'Entered wrongly', ...more })
  }

  /** Under a council's own policies, where they differ from the default. */
  under(policies: Partial<Policies>): Story {
    return new Story({ ...this.#told, policies: { ...this.#told.policies, ...policies } })
  }

  counting(calendar: Calendar): Story {
    return new Story({ ...this.#told, calendar })
  }

  /** As it was known at an instant. */
  knownAt(instant: string): Story {
    return new Story({ ...this.#told, knownAt: instant })
  }

  history(): History {
    const { coverage, people, points, events } = this.#told
    const format = 'redress-chronology/1'
    const read = historyFromValue({ format, reference: 'A-1', council: 'Anyshire', coverage, people, points, events })
    if (!read.ok) throw new Error(read.error.map(({ path, says }) => `${path.join('.')} ${says}`).join('\n'))
    return read.value
  }

  /** Judges the story on a day. */
  asOf(date: string): Judged {
    const { policies, calendar, knownAt } = this.#told
    return new Judged(
      assess(this.history(), {
        policies: { ...DEFAULT_POLICIES, ...policies },
        calendar,
        asOf: day(date),
        ...(knownAt === undefined ? {} : { knownAt }),
      }),
    )
  }

  #with(event: object): Story {
    return new Story({ ...this.#told, events: [...this.#told.events, event] })
  }
}
