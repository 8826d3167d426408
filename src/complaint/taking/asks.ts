import type { EventType } from '../../kernel/event-types.ts'
import type { Question } from '../assess.ts'
import type { Course, Stage } from '../course.ts'
import type { FieldShape } from '../field.ts'
import type { History } from '../history.ts'
import { type ComplaintEvent, type Point, VOCABULARY } from '../vocabulary.ts'
import { everybodyInPost, type InPost } from '../in-post.ts'
import { openPoints, recommendationsOf } from './content.ts'
import { mustBeGiven, neededFor } from './needed.ts'
import { soFar } from './so-far.ts'
import { offeredIn } from './those-concerned.ts'

/** What a form asks of whoever takes a step: its fields, and what in the complaint it has to speak of. */
export type StepAsks = {
  readonly fields: readonly { readonly name: string; readonly shape: FieldShape; readonly needed: boolean }[]
  /** The points as they stand. */
  readonly points: readonly Point[]
  /** The points on which a finding is to be made. */
  readonly toFind: readonly string[]
  /** The recommendations that are to be answered. */
  readonly toAnswer: readonly string[]
  /** Those whom the lists of a step may name, by the field that holds the list. */
  readonly offered: Readonly<Record<string, readonly string[]>>
  /** Everybody whose appointment can end, where the step ends one. */
  readonly inPost: readonly InPost[]
  /** A number for the next version of the statement, or for the next action: one that is free. */
  readonly next: number
}

const FINDS: { readonly [T in EventType]?: Stage } = {
  'stage-1-responded': 1,
  'draft-report-checked': 2,
  'investigating-officer-reported': 2,
  adjudicated: 2,
  'panel-reported': 3,
  'panel-report-received': 3,
  'stage-3-responded': 3,
}

/** Quotes are taken from the record and typed by nobody. */
const NEVER_TYPED: ReadonlySet<string> = new Set(['quotes'])

export function asksOf(type: EventType, history: History, question: Question): StepAsks {
  const course = soFar(history, question)
  const shapes: Readonly<Record<string, FieldShape>> = VOCABULARY[type]
  const stage = FINDS[type]
  const proposed = { type } as ComplaintEvent
  const alternatives = new Set(neededFor(type).flatMap((need) => (typeof need === 'string' ? [] : need)))
  return {
    fields: Object.entries(shapes)
      .filter(([name]) => !NEVER_TYPED.has(name))
      .map(([name, shape]) => ({ name, shape, needed: mustBeGiven(type, name) || alternatives.has(name) })),
    points: pointsNow(course),
    toFind: stage === undefined ? [] : openPoints(stage, proposed, course),
    toAnswer:
      type === 'adjudicated'
        ? recommendationsOf(2, course)
        : type === 'stage-3-responded'
          ? recommendationsOf(3, course)
          : [],
    offered: offeredIn(type, course),
    inPost: type === 'appointment-ended' ? everybodyInPost(course) : [],
    next: nextNumber(type, course),
  }
}

const pointsNow = ({ points }: Course): readonly Point[] =>
  points.meantBy(undefined).flatMap((id) => points.get(id) ?? [])

function nextNumber(type: EventType, course: Course): number {
  if (type.startsWith('statement-')) {
    const versions = course
      .among(['statement-drafted'])
      .map(({ event }) => ('version' in event ? (event.version ?? 0) : 0))
    return Math.max(0, ...versions) + (type === 'statement-drafted' ? 1 : 0)
  }
  return course.of('action-agreed').length + 1
}
