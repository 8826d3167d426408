import { calendarDate, type Day, dayText, plusDays, plusMonths } from '../../kernel/day.ts'
import type { EventType } from '../../kernel/event-types.ts'
import type { Calendar } from '../../law/calendar.ts'
import { isWorkingDay, workingDaysAfter, workingDaysBefore, workingDaysBetween } from '../../law/working-days.ts'
import type { Coverage, History } from '../history.ts'
import type { ComplaintEvent, EventOf, Finding, Person, Point } from '../vocabulary.ts'
import { type Complainants, complainants, Staff, type Who } from './cast.ts'
import type { Chance } from './chance.ts'
import { asWritten, isWrittenDown, personAsWritten, pointAsWritten } from './imported.ts'
import { ELSEWHERE, type Theme } from './themes.ts'
import type { Wording } from './wording.ts'

/** What happened, without the id and the day that telling it gives. */
export type Untold = { [T in EventType]: Omit<EventOf<T>, 'id' | 'on'> }[EventType]

/** One part of a life, told after those before it. */
export type Chapter = (story: Telling) => void

/** From and to, both included. */
export type Range = readonly [number, number]

/** What a life takes for granted before it begins. */
export type Premise = {
  readonly who?: Who
  /** Whether the child is named beside an adult who complains; by chance unless it says so. */
  readonly child?: boolean
  /** How many points are within the procedure; 1 to 3 unless it says so. */
  readonly points?: Range
  /** How many points belong under another procedure. */
  readonly elsewhere?: number
  /** How many months ago the matter arose; 1 to 9 unless it says so. */
  readonly arose?: Range
  /** The record was taken over in part, with such dates as somebody had written down. */
  readonly imported?: true
}

export type Beginning = {
  readonly reference: string
  readonly council: string
  readonly received: Day
  readonly calendar: Calendar
  readonly chance: Chance
}

/** Something that the council said it would do. */
export type Promised = {
  readonly id: string
  readonly is: 'apology' | 'payment' | 'action'
  readonly says: string
  readonly made: Day
  readonly due: Day
}

type Told = { readonly day: Day; readonly event: ComplaintEvent }

/** A complaint while it is being told: who and what it is about, the day it has come to, and what later parts go back to. */
export class Telling {
  readonly chance: Chance
  readonly calendar: Calendar
  readonly complainants: Complainants
  readonly staff: Staff
  readonly points: Point[] = []
  /** The points that this procedure answers, by id. */
  open: readonly string[]
  /** The day of the last event told. */
  now: Day
  /** The day from which the stage that runs is counted. */
  clock: Day
  /** What the last voice found, by point. */
  readonly found = new Map<string, Finding>()
  /** What is still to be done. */
  readonly promises: Promised[] = []
  /** The independent person of stage 2, where there is one. */
  independent = ''
  readonly #beginning: Beginning
  readonly #coverage: Coverage
  #told: Told[] = []
  #inOrder = true

  constructor(beginning: Beginning, premise: Premise) {
    const { chance, calendar, received } = beginning
    const { who = 'anyone', child, points = [1, 3], elsewhere = 0, arose = [1, 9] } = premise
    this.#coverage = premise.imported ? 'part' : 'whole'
    this.#beginning = beginning
    this.chance = chance
    this.calendar = calendar
    this.complainants = complainants(who, child, chance)
    this.staff = new Staff(chance)
    const within = themes(this.complainants.kind.about, fewer(points, chance), chance)
    const without = themes(ELSEWHERE, elsewhere, chance)
    const months = chance.between(...arose)
    const since = dayText(plusMonths(received, -months)).slice(0, 7)
    for (const theme of [...within, ...without]) this.points.push(this.#point(theme, since))
    this.open = this.points.slice(0, within.length).map(({ id }) => id)
    this.now = received
    this.clock = received
  }

  /** The team complained about. */
  get service(): string {
    return this.points[0]?.service ?? ''
  }

  get people(): readonly Person[] {
    return this.complainants.people
  }

  /** Goes on to a day, never back, and says what happened then; answers the id of the event. */
  tell(event: Untold, on: Day = this.now): string {
    if (on > this.now) this.now = on
    return this.#add(event, this.now)
  }

  /** Says what happened on another day, beside what is being told. */
  aside(event: Untold, on: Day): void {
    if (on !== this.now) this.#inOrder = false
    this.#add(event, on)
  }

  /** The stage that runs is counted from now. */
  startClock(): void {
    this.clock = this.now
  }

  /** A working day of the stage that runs, the day after it began being the first. */
  onDay(range: Range): Day {
    return this.after(this.clock, range)
  }

  /** Some working days from now. */
  inWorkingDays(range: Range): Day {
    return this.after(this.now, range)
  }

  /** Some working days after a day. */
  after(from: Day, range: Range): Day {
    return workingDaysAfter(from, this.chance.between(...range), this.calendar)
  }

  /** So many working days before a day. */
  before(day: Day, days: number): Day {
    return workingDaysBefore(day, days, this.calendar)
  }

  /** Some calendar days from now, for whoever keeps no office hours. */
  inDays(range: Range): Day {
    return plusDays(this.now, this.chance.between(...range))
  }

  /** How many working days there are after one day, up to another. */
  workingDays(from: Day, to: Day): number {
    return workingDaysBetween(from, to, this.calendar)
  }

  isOfficeDay(on: Day): boolean {
    return isWorkingDay(on, this.calendar)
  }

  /** The day itself, or the next on which the council works. */
  officeDay(on: Day): Day {
    return this.isOfficeDay(on) ? on : workingDaysAfter(on, 1, this.calendar)
  }

  /** A reference as the Ombudsman gives them, by the year that begins in April. */
  ombudsmanReference(on: Day): string {
    const { year, month } = calendarDate(on)
    const digits = () => String(this.chance.below(1000)).padStart(3, '0')
    return `${String(month < 4 ? year - 1 : year).slice(2)} ${digits()} ${digits()}`
  }

  /** The whole story, or what of it has happened by a day. */
  history(until: Day): History {
    if (!this.#inOrder) this.#told = this.#told.toSorted((a, b) => a.day - b.day)
    const { reference, council } = this.#beginning
    const told = this.#told.filter(({ day }) => day <= until)
    const { people, points, chance } = this
    const coverage = this.#coverage
    return {
      reference,
      council,
      coverage,
      people: coverage === 'part' ? people.map((person) => personAsWritten(person, chance)) : people,
      points: coverage === 'part' ? points.map((point) => pointAsWritten(point, chance)) : points,
      events: told.map(({ event }) => event),
    }
  }

  #add(event: Untold, day: Day): string {
    const id = `e${this.#told.length + 1}`
    const inPart = this.#coverage === 'part'
    if (inPart && !isWrittenDown(event.type)) return id
    const on = inPart && this.#told.length > 0 ? asWritten(dayText(day), this.chance) : dayText(day)
    const source = inPart ? { source: 'imported' as const } : {}
    this.#told.push({ day, event: { id, ...(on === undefined ? {} : { on }), ...event, ...source } })
    return id
  }

  /** Words that no earlier point of this complaint used, where they can be found. */
  #notYet(says: Wording): string {
    let words = says(this.chance)
    for (let turn = 0; turn < 6 && this.points.some((point) => point.says === words); turn += 1)
      words = says(this.chance)
    return words
  }

  #point({ function: legal, service, says, wants }: Theme, arose: string): Point {
    return {
      id: String(this.points.length + 1),
      says: this.#notYet(says),
      function: legal,
      wants: wants(this.chance),
      arose,
      service,
    }
  }
}

/** Small numbers are likelier: the lower of two draws. */
const fewer = (range: Range, chance: Chance): number => Math.min(chance.between(...range), chance.between(...range))

/** Themes one after another from anywhere in the list, so that none comes twice before all have come. */
function themes(from: readonly Theme[], count: number, chance: Chance): readonly Theme[] {
  const start = chance.below(from.length)
  return Array.from({ length: count }, (_, n) => from[(start + n) % from.length]).filter((theme) => theme !== undefined)
}
