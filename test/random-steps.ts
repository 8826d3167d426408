import type { Assessment } from '../src/complaint/assessment.ts'
import type { Question } from '../src/complaint/assess.ts'
import type { FieldShape } from '../src/complaint/field.ts'
import type { Chance } from '../src/complaint/generator/chance.ts'
import type { History } from '../src/complaint/history.ts'
import { QUESTIONS } from '../src/complaint/independence-questions.ts'
import type { StepCode } from '../src/complaint/step-words.ts'
import { asksOf, type StepAsks } from '../src/complaint/taking/asks.ts'
import { mustBeGiven } from '../src/complaint/taking/needed.ts'
import { type ComplaintEvent, FINDINGS, VOCABULARY } from '../src/complaint/vocabulary.ts'
import { dayText, plusDays } from '../src/kernel/day.ts'
import { EVENT_TYPES, type EventType } from '../src/kernel/event-types.ts'

// Steps that somebody might take in a complaint as it stands: any kind of step, with what its form asks, drawn from the
// vocabulary itself, or with one thing in it spoilt.

export type Stands = { readonly history: History; readonly assessment: Assessment; readonly question: Question }

/** What was made wrong in a step that was well formed; it may be refused for nothing else in its form. */
export type Spoilt =
  | { readonly by: 'nothing' }
  /** Refused as malformed, beside this field. */
  | { readonly by: 'left out' | 'unknown point' | 'day'; readonly field: string }
  /** Refused as malformed where the complaint asks for a reason or an answer, and lawful where it asks for none. */
  | { readonly by: 'no reasons' }

export type Step = { readonly event: ComplaintEvent; readonly spoilt: Spoilt }

/** The kinds of step by which what is to be done next is done. */
export const DONE_BY: Readonly<Record<StepCode, readonly EventType[]>> = {
  'allocate-stage-1': ['stage-1-allocated'],
  'answer-stage-1': ['stage-1-responded', 'stage-1-resolved'],
  'appoint-both': ['investigating-officer-appointed'],
  'appoint-investigating-officer': ['investigating-officer-appointed'],
  'appoint-independent-person': ['independent-person-appointed'],
  'agree-statement': ['statement-agreed', 'statement-settled-unagreed'],
  investigate: ['investigating-officer-reported'],
  adjudicate: ['adjudicated'],
  'send-stage-2-answer': ['stage-2-responded'],
  'appoint-panel': ['panel-appointed'],
  'set-panel-date': ['panel-date-set', 'panel-held'],
  'send-panel-papers': ['panel-papers-sent', 'panel-held'],
  'hold-panel': ['panel-held'],
  'report-of-panel': ['panel-reported'],
  'consult-independent-person': ['independent-person-consulted'],
  'send-final-response': ['stage-3-responded'],
  'answer-enquiry': ['enquiry-answered'],
  'comment-on-draft': ['draft-decision-answered'],
  'do-agreed-action': ['action-done', 'compliance-confirmed'],
  'keep-promise': ['action-done', 'action-abandoned', 'action-declined-by-complainant'],
  'lift-hold': ['hold-ended'],
  'finish-proceedings': ['proceedings-ended', 'complaint-resubmitted'],
  'decide-at-ombudsman': ['ombudsman-decided'],
  'say-about-stage-2': ['stage-2-requested', 'complaint-closed'],
  'say-about-stage-3': ['stage-3-requested', 'complaint-closed'],
  'say-about-ombudsman': ['ombudsman-complained', 'complaint-closed'],
  'close-or-ask': ['complaint-closed', 'stage-2-requested'],
  'close-when-done': ['complaint-closed'],
  'close-as-resolved': ['complaint-closed'],
  'choose-procedure': ['procedure-chosen'],
  'decide-what-next': ['complaint-closed', 'stage-2-requested', 'procedure-chosen'],
}

/** What others do beside a step that comes next. */
const BESIDE: { readonly [S in StepCode]?: readonly EventType[] } = { adjudicate: ['independent-person-reported'] }

/** Often the step that comes next, or one beside it, else any. */
export function anyType({ assessment }: Stands, chance: Chance): EventType {
  const next = assessment.next.flatMap(({ does }) => [...DONE_BY[does], ...(BESIDE[does] ?? [])])
  return next.length > 0 && chance.happens(2, 3) ? chance.pick(next) : chance.pick(EVENT_TYPES)
}

export function anyStep(stands: Stands, chance: Chance): Step {
  const type = anyType(stands, chance)
  const fields = new Form(type, stands, chance).filled()
  // Where nothing was stated yet there is no point to speak of, whatever else is right.
  if ('point' in fields && asksOf(type, stands.history, stands.question).points.length === 0)
    return whole(type, fields, { by: 'unknown point', field: 'point' })
  // Few walks come to where recommendations wait for their answers: there one is often forgotten.
  const waiting = asksOf(type, stands.history, stands.question).toAnswer.length > 0 && 'answers' in fields
  if (waiting && chance.happens(1, 2)) return whole(type, unanswered(fields, chance), { by: 'no reasons' })
  return chance.happens(1, 4) ? spoilt(type, fields, stands, chance) : whole(type, fields)
}

/** One recommendation is left without its answer, or all are answered without a word of why, by whom or by when. */
const unanswered = (fields: Fields, chance: Chance): Fields => {
  const answers = fields['answers'] as readonly unknown[]
  const forgotten = chance.below(answers.length)
  return chance.happens(1, 2) ? { ...fields, answers: answers.filter((_, at) => at !== forgotten) } : unreasoned(fields)
}

type Fields = Readonly<Record<string, unknown>>

// Drawn by the shapes of its type, which the compiler cannot follow through a random choice of them.
const whole = (type: EventType, fields: Fields, by: Spoilt = { by: 'nothing' }): Step => ({
  event: { type, ...fields } as ComplaintEvent,
  spoilt: by,
})

function spoilt(type: EventType, fields: Fields, { question, history }: Stands, chance: Chance): Step {
  const needed = Object.keys(fields).filter((name) => mustBeGiven(type, name))
  const unreadable = ['', '2025-02-30', 'soon', '03/03/2025', dayText(plusDays(question.asOf, 1))]
  const ways = [
    () => whole(type, { ...fields, on: chance.pick(unreadable) }, { by: 'day', field: 'on' }),
    () => whole(type, unreasoned(fields), { by: 'no reasons' }),
    ...(type === 'points-stated' || history.points.length === 0
      ? []
      : [() => whole(type, { ...fields, points: ['none of them'] }, { by: 'unknown point', field: 'points' })]),
    ...(needed.length === 0
      ? []
      : [
          () => {
            const field = chance.pick(needed)
            const { is }: FieldShape = (VOCABULARY[type] as Readonly<Record<string, FieldShape>>)[field] ?? {
              is: 'text',
            }
            const blank = is === 'text' && field !== 'point' ? ' ' : is === 'list' ? [] : undefined
            return whole(
              type,
              { ...fields, [field]: chance.happens(1, 2) ? undefined : blank },
              { by: 'left out', field },
            )
          },
        ]),
  ]
  return chance.pick(ways)()
}

const unreasoned = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      name === 'findings' || name === 'answers'
        ? (value as readonly Fields[]).map(({ reasons: _reasons, reason: _reason, owner: _owner, ...rest }) => rest)
        : value,
    ]),
  )

const NAMES = [
  'Ada Quill',
  'Ben Rowe',
  'Cy Marsh',
  'Di Lowe',
  'Ed Fenn',
  'Flo Hart',
  'Gus Ives',
  'Hal Jago',
  'Ivy Kerr',
]
const FUNCTIONS = ['s17', 's20', 's22', 's47', 'ehc-plan', 'other'] as const

/** The form of one step, filled in as whoever takes it would. */
class Form {
  readonly #type: EventType
  readonly #asks: StepAsks
  readonly #stands: Stands
  readonly #chance: Chance

  constructor(type: EventType, stands: Stands, chance: Chance) {
    this.#type = type
    this.#stands = stands
    this.#asks = asksOf(type, stands.history, stands.question)
    this.#chance = chance
  }

  filled(): Fields {
    const chance = this.#chance
    const answers = this.#asks.toAnswer.length > 0
    const given = this.#asks.fields.filter(
      ({ name, needed }) => needed || (name === 'answers' && answers) || chance.happens(1, 3),
    )
    const about = this.#asks.points.filter(() => chance.happens(1, 2)).map(({ id }) => id)
    const some = this.#type !== 'points-stated' && about.length > 0 && chance.happens(1, 6)
    return {
      on: this.#day(chance.happens(1, 8) ? -chance.below(20) : 0),
      ...Object.fromEntries(given.map(({ name, shape }) => [name, this.#value(name, shape)])),
      ...(some && { points: about }),
    }
  }

  #day(after: number): string {
    return dayText(plusDays(this.#stands.question.asOf, after))
  }

  #value(name: string, shape: FieldShape): unknown {
    const chance = this.#chance
    switch (shape.is) {
      case 'flag':
        return chance.happens(name === 'answer' ? 1 : 9, 10)
      case 'date':
      case 'due':
        return this.#date(name)
      case 'amount':
        return chance.between(0, 500)
      case 'whole-number':
        return this.#asks.next
      case 'choice':
        return chance.pick(name === 'procedure' && chance.happens(1, 2) ? ['statutory'] : shape.of)
      case 'list':
        return this.#list(name, shape.of)
      case 'text-or-list':
        return this.#asks.offered[name] ?? this.#text(name)
      case 'record':
        return this.#panellist(0)
      case 'event':
        return this.#correction()
      default:
        return this.#text(name)
    }
  }

  /** A notice never reaches past the most that the law gives: that is not what these steps are spoilt by. */
  #date(name: string): string {
    const rule = { 'stage-1-extended': 'S1.respond', 'stage-2-extended': 'S2.complete' } as const
    const asked = plusDays(this.#stands.question.asOf, this.#chance.below(60))
    const limited = name === 'until' && this.#type in rule ? rule[this.#type as keyof typeof rule] : undefined
    const duty = this.#stands.assessment.duties.findLast((one) => one.rule === limited && one.headline && !one.done)
    const latest = duty?.latest?.latest ?? asked
    return dayText(asked <= latest ? asked : latest)
  }

  #text(name: string): string {
    const chance = this.#chance
    const ids = (from: readonly { readonly id: string }[]) => from.map(({ id }) => id)
    if (name === 'point') return chance.pick(ids(this.#asks.points).concat(this.#asks.points.length > 0 ? [] : ['1']))
    if (name === 'action' && this.#type !== 'action-agreed' && this.#stands.assessment.actions.length > 0)
      return chance.pick(ids(this.#stands.assessment.actions))
    if (name === 'of') return this.#earlier()
    if (name === 'who' || name === 'to' || name === 'owner') return chance.pick(NAMES)
    return name === 'action' ? `A${this.#asks.next}` : 'As was said'
  }

  #earlier(): string {
    const events = this.#stands.history.events.map(({ id = '' }) => id)
    const last = this.#last()?.id ?? 'nothing'
    return this.#type === 'correction-made' || events.length === 0 ? last : this.#chance.pick(events)
  }

  #list(name: string, of: FieldShape): readonly unknown[] {
    const chance = this.#chance
    switch (name) {
      case 'findings':
        return this.#asks.toFind.map((point) => ({
          point,
          finding: chance.pick(FINDINGS),
          reasons: 'It is in the file',
        }))
      case 'recommendations':
        return Array.from({ length: chance.below(3) }, (_, n) => ({ id: `R${n + 1}`, says: 'Apologise' }))
      case 'answers':
        return this.#asks.toAnswer.map((recommendation) => ({ recommendation, ...this.#answer() }))
      case 'independence':
        return [this.#declared()]
      case 'members':
        return [this.#panellist(1), this.#panellist(2)]
      case 'points':
        return [this.#point()]
      case 'actions':
        return of.is === 'record' ? [this.#agreed()] : [this.#text('action')]
      case 'disagreements':
        return this.#asks.points
          .filter(() => chance.happens(1, 2))
          .map(({ id }) => ({ point: id, reasons: 'The file says otherwise' }))
      case 'enclosed':
        // Without its whole pack stage 2 is not answered, and no walk would come to stage 3.
        return of.is === 'choice' && chance.happens(4, 5) ? of.of : [chance.pick(of.is === 'choice' ? of.of : [])]
      case 'documents':
      case 'externalIds':
        return []
      default:
        // Drawn as bare text, it would be a step that no form can send.
        if (of.is === 'record') throw new Error(`The walk does not know how to fill in ${name}`)
        return of.is === 'choice' ? [chance.pick(of.of)] : [this.#text(name)]
    }
  }

  #answer(): Fields {
    const pick = this.#chance.below(4)
    if (pick === 0) return { answer: 'refused', reason: 'The court decided it' }
    if (pick === 1) return { answer: 'not-ours', passedTo: 'The health service' }
    if (pick === 2) return { answer: 'already-done' }
    return { answer: 'accepted', owner: this.#chance.pick(NAMES), due: this.#day(this.#chance.below(90)) }
  }

  #declared(): Fields {
    return { question: this.#chance.pick(Object.keys(QUESTIONS)), answer: this.#chance.happens(1, 10) }
  }

  /** Three different people, as the form asks; whether they may is for the law. */
  #panellist(place: number): Fields {
    return {
      who: NAMES[(this.#stands.history.events.length + place * 2) % NAMES.length],
      independence: [this.#declared()],
    }
  }

  #point(): Fields {
    const chance = this.#chance
    const known = this.#asks.points.map(({ id }) => id)
    const says = { says: 'It was late', function: chance.pick(FUNCTIONS) }
    if (known.length > 0 && chance.happens(1, 3)) return { ...says, id: chance.pick(known) }
    const from = known.length > 0 && chance.happens(1, 2) ? { from: [chance.pick(known)] } : {}
    return { ...says, id: String(this.#stands.history.events.length + 10), ...from }
  }

  #agreed(): Fields {
    const stage = this.#chance.happens(1, 2)
    return stage ? { id: 'O1', kind: 'start-or-complete-stage' } : { id: 'O2', kind: 'apology', due: this.#day(28) }
  }

  /** What is put right never happened, or happened on another day. */
  #correction(): unknown {
    const { id: _id, recordedAt: _at, recordedBy: _by, source: _source, ...wrong } = this.#last() ?? {}
    return this.#chance.happens(1, 2) ? null : { ...wrong, on: this.#day(-1) }
  }

  /** What was put right is put right once more, and not what put it right. */
  #last(): ComplaintEvent | undefined {
    return this.#stands.history.events.findLast(({ type }) => type !== 'correction-made')
  }
}
