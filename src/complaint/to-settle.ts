import type { EventType } from '../kernel/event-types.ts'
import { standingOf } from '../law/standing.ts'
import type { RuleId } from '../law/rules/index.ts'
import type { Complains, ToSettle } from './assessment.ts'
import type { Course } from './course.ts'
import { advocateActs, youngComplainant } from './faults/people.ts'
import type { Case } from './finding-faults.ts'
import type { LegalFunction, Person } from './vocabulary.ts'
import { yearTests } from './year-test.ts'

// What is settled at the start of a complaint, before anybody answers it: who may complain, how late, who is heard and
// helped. Nothing waits for it by a clock of its own, so that it is easily forgotten.

/** All that is not settled yet, in the order in which it is looked at; nothing once a later stage began or it is over. */
export function toSettle({ course }: Case): readonly ToSettle[] {
  const received = course.of('complaint-received').length > 0
  const later = course.episodes.some(({ stage, ended }) => stage > 1 || ended?.by === 'answered')
  if (!received || later || course.over || course.coverage === 'part') return []
  return [
    ...interest(course),
    ...late(course),
    ...refusalLetter(course),
    ...childsWishes(course),
    ...advocate(course),
    ...disputedDecision(course),
    ...inWriting(course),
    ...information(course),
  ]
}

const settle = (
  what: ToSettle['what'],
  rule: RuleId,
  says: string,
  by: readonly EventType[],
  points: readonly string[] = [],
): readonly ToSettle[] => [{ what, rule, says, by, points }]

const happened = (course: Course, ...types: readonly EventType[]): boolean =>
  course.events.some(({ type }) => types.includes(type))

/** Those who complain themselves. */
const complainants = ({ people }: Course): readonly Person[] =>
  people.filter(({ as }) => as === undefined || as === 'complainant')

/** Somebody complains whom the Act does not list, and no decision on their interest is recorded. */
export const interestUndecided = (course: Course): boolean =>
  complainants(course).some((person) => standingOf(person.class).interestNeeded) &&
  !happened(course, 'interest-decided')

/** Everybody who complains, with what gives them the right to. */
export const whoComplains = (course: Course): readonly Complains[] =>
  course.people
    .filter(({ as }) => as === undefined || as === 'complainant' || as === 'representative')
    .map((person) => {
      const { says, cites } = standingOf(person.class)
      const { calledHere } = person
      return {
        ...(calledHere !== undefined && { called: calledHere }),
        says,
        right: rightOf(person, course),
        cites: cites.map((cite) => cite.says),
      }
    })

function rightOf(person: Person, course: Course): Complains['right'] {
  const { listed, interestNeeded } = standingOf(person.class)
  if (person.as === 'representative' || person.inOwnRight === false) return 'for-a-child'
  if (listed) return 'own'
  const decided = course.of('interest-decided').at(-1)?.event.accepted
  if (decided !== undefined) return decided ? 'enough-interest' : 'not-enough-interest'
  return interestNeeded ? 'undecided' : 'unknown'
}

function interest(course: Course): readonly ToSettle[] {
  if (!interestUndecided(course)) return []
  return settle(
    'interest',
    'I.sufficient-interest',
    'The Act does not list whoever complains. Decide, with reasons, whether their interest in the child is enough; that they have no parental responsibility is not a reason by itself',
    ['interest-decided'],
  )
}

function late(course: Course): readonly ToSettle[] {
  const decided = new Set(
    course.of('late-complaint-decided').flatMap(({ event }) => course.points.meantBy(event.points)),
  )
  const open = yearTests(course).filter((test) => test.late !== 'no' && !decided.has(test.point))
  if (open.length === 0) return []
  const sure = open.some((test) => test.late === 'yes')
  return settle(
    'late',
    'I.one-year-override',
    `${sure ? 'It was made' : 'It may have been made'} more than a year after the grounds arose. It is taken unless there is a good reason not to: answer both tests`,
    ['late-complaint-decided'],
    open.map(({ point }) => point),
  )
}

/** A decision not to consider it, and no letter that says so yet. */
function refusalLetter(course: Course): readonly ToSettle[] {
  const no = course.among(['interest-decided', 'late-complaint-decided']).at(-1)?.event
  if (!no || !('accepted' in no) || no.accepted || happened(course, 'complaint-refused')) return []
  return settle(
    'refusal-letter',
    'O.signpost',
    'It was decided not to consider it. Write to whoever complained: the reasons on this complaint, what else they can do, and the Ombudsman',
    ['complaint-refused'],
  )
}

/** Only for whoever complains for a child; nobody who complains in their own right is asked for consent. */
function childsWishes(course: Course): readonly ToSettle[] {
  const forAChild = course.people.some(({ as, inOwnRight }) => as === 'representative' || inOwnRight === false)
  if (!forAChild || happened(course, 'childs-wishes-recorded', 'authority-given')) return []
  return settle(
    'childs-wishes',
    'I.child-check',
    'Somebody complains for a child. Find out what the child wants, or say why they were not asked',
    ['childs-wishes-recorded', 'authority-given'],
  )
}

function advocate(course: Course): readonly ToSettle[] {
  if (!youngComplainant(course) || advocateActs(course) || happened(course, 'advocate-declined')) return []
  return happened(course, 'advocate-offered')
    ? settle('advocate', 'I.advocacy', 'An advocate was offered. Record what the young person said', [
        'advocate-appointed',
        'advocate-declined',
      ])
    : settle('advocate', 'I.advocacy', 'A child or care leaver complains. Offer an advocate now', ['advocate-offered'])
}

/** What a complaint is about where it may contest a move, a plan or a service that has not changed yet. */
const MAY_CONTEST: ReadonlySet<LegalFunction> = new Set<LegalFunction>([
  's20',
  's22',
  's23',
  's33',
  's34',
  'care-leaving',
])

function disputedDecision(course: Course): readonly ToSettle[] {
  const points = course.points.meantBy(undefined).filter((id) => {
    const lawful = course.points.functionOf(id)
    return lawful !== undefined && MAY_CONTEST.has(lawful)
  })
  if (points.length === 0 || happened(course, 'disputed-decision-considered')) return []
  return settle(
    'disputed-decision',
    'I.freeze',
    'If it contests a change that has not been made yet, decide whether to put that off until it is answered',
    ['disputed-decision-considered'],
    points,
  )
}

function inWriting(course: Course): readonly ToSettle[] {
  const spoken = course
    .of('complaint-received')
    .some(({ event }) => event.channel === 'phone' || event.channel === 'in-person')
  if (!spoken || happened(course, 'complaint-recorded-in-writing', 'written-record-agreed')) return []
  return settle(
    'in-writing',
    'I.oral',
    'It was spoken. Send the points as they were written down, and ask whether they are right',
    ['complaint-recorded-in-writing'],
  )
}

const information = (course: Course): readonly ToSettle[] =>
  happened(course, 'information-given')
    ? []
    : settle('information', 'I.info', 'Explain how the procedure works, and offer help to use it', [
        'information-given',
      ])
