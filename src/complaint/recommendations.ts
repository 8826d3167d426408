import type { Span } from '../kernel/day.ts'
import { earlierOf } from '../kernel/span.ts'
import type { Course } from './course.ts'
import type { Case } from './finding-faults.ts'
import type { Placed } from './placing.ts'
import type { Made } from './promises.ts'
import { answersIn, recommendationsIn } from './threads.ts'
import type { Answer, EventOf } from './vocabulary.ts'

/** One recommendation: who made it, and every answer to it, in order. */
type Line = {
  readonly id: string
  says?: string
  readonly made: Placed[]
  readonly answers: { readonly at: Placed; readonly answer: Answer }[]
}

type Response = Placed<EventOf<'stage-2-responded'>> | Placed<EventOf<'stage-3-responded'>>

/**
 * The recommendations that became promises: accepted, or left without an answer when the response to them went. An
 * accepted one is due on the date it was given; without one, 60 working days (policy P21) from the response that
 * accepted it, or by the next stage's response.
 */
export function recommendationsPromised(matter: Case): readonly Made[] {
  const { course } = matter
  const responses: readonly Response[] = [...course.of('stage-2-responded'), ...course.of('stage-3-responded')].sort(
    (a, b) => a.place - b.place,
  )
  return linesOf(course).flatMap((line) => {
    const unanswered = responses.find((response) => leftUnanswered(line, response, course))
    const accepted = line.answers.find(
      ({ answer }) => answer.answer === 'accepted' || answer.answer === 'accepted-in-part',
    )
    if (unanswered && (!accepted || unanswered.place < accepted.at.place)) return [forgotten(line, unanswered)]
    return accepted ? promised(line, accepted, responses, matter) : []
  })
}

function linesOf(course: Course): readonly Line[] {
  const lines = new Map<string, Line>()
  const line = (id: string): Line => {
    const known = lines.get(id) ?? { id, made: [], answers: [] }
    lines.set(id, known)
    return known
  }
  const makers = ['investigating-officer-reported', 'panel-reported', 'panel-report-received'] as const
  for (const at of course.among(makers)) {
    for (const { id, says } of recommendationsIn(at.event)) {
      const one = line(id)
      one.made.push(at)
      if (says !== undefined) one.says = says
    }
  }
  for (const at of [...course.of('adjudicated'), ...course.of('stage-3-responded')]) {
    for (const answer of answersIn(at.event)) line(answer.recommendation).answers.push({ at, answer })
  }
  return [...lines.values()].filter(({ made }) => made.length > 0)
}

/** Answered nowhere by the time this response went, though the record shows that answers were given. */
function leftUnanswered(line: Line, response: Response, course: Course): boolean {
  const atStage2 = response.event.type === 'stage-2-responded'
  const forThis = line.made.some(
    ({ event, place }) => place < response.place && (event.type === 'investigating-officer-reported') === atStage2,
  )
  if (!forThis || line.answers.some(({ at }) => at.place <= response.place)) return false
  const decisions: readonly Placed[] = atStage2 ? course.of('adjudicated') : [response]
  return course.coverage === 'whole' || decisions.some(({ event }) => 'answers' in event && event.answers !== undefined)
}

const stageOf = ({ event }: Placed) => (event.type === 'stage-3-responded' ? 'stage-3' : 'stage-2')

const forgotten = ({ id, says }: Line, response: Response): Made => ({
  id,
  names: [id],
  ...(says === undefined ? {} : { says }),
  from: stageOf(response),
  promised: response,
  due: response.when,
  unanswered: true,
  also: [],
})

/** A promise from the day the response that accepted it was sent. */
function promised(
  { id, says }: Line,
  { at, answer }: Line['answers'][number],
  responses: readonly Response[],
  matter: Case,
): readonly Made[] {
  const sent = responses.find((response) => response.place >= at.place)
  if (!sent) return []
  const agreed = matter.course
    .of('action-agreed')
    .find(({ event }) => event.action !== undefined && event.action === answer.action)
  const owner = answer.owner ?? agreed?.event.owner
  const stated = answer.due ?? (typeof agreed?.event.due === 'string' ? agreed.event.due : undefined)
  return [
    {
      id,
      names: [id, ...(answer.action === undefined ? [] : [answer.action])],
      ...(says === undefined ? {} : { says }),
      ...(owner === undefined ? {} : { owner }),
      from: stageOf(at),
      promised: at,
      due: stated === undefined ? withoutDate(sent, responses, matter) : matter.counter.textDay(stated),
      unanswered: false,
      also: sent.ref === at.ref ? [] : [sent.ref],
    },
  ]
}

function withoutDate(sent: Response, responses: readonly Response[], { counter, policies }: Case): Span {
  const counted = counter.after(sent.when, policies['recommendation_days'])
  const next = responses.find((response) => response.place > sent.place)
  return next ? earlierOf(counted, next.when) : counted
}
