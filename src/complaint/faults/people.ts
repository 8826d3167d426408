import { isAfter } from '../../kernel/span.ts'
import { standingOf } from '../../law/standing.ts'
import { type Course, every, first, has } from '../course.ts'
import { add, type Case, type Findings, given } from '../finding-faults.ts'
import type { Placed } from '../placing.ts'
import type { EventOf } from '../vocabulary.ts'

/** What is owed to the child, the care leaver and the family: an advocate, the outcome, the independent person's part. */
export function people(matter: Case, findings: Findings): void {
  advocacy(matter, findings)
  outcomeTold(matter, findings)
  independentPerson(matter, findings)
}

const SUBSTANTIVE = [
  'stage-1-responded',
  'statement-drafted',
  'statement-agreed',
  'statement-settled-unagreed',
  'interview-held',
] as const

/** Section 26A: an advocate is offered before the first substantive step, to a child or care leaver who complains. */
function advocacy({ course }: Case, findings: Findings): void {
  if (!youngComplainant(course)) return
  const step = course.events.find(({ event }) => SUBSTANTIVE.some((type) => type === event.type))
  if (!step) return
  const offered = course
    .among(['advocate-offered', 'advocate-appointed', 'advocate-declined'])
    .some(({ place }) => place < step.place)
  if (offered || cameWithAdvocate(course)) return
  if (course.coverage === 'part') {
    findings.notShown.add('ADVOCACY_NOT_OFFERED')
    return
  }
  add(findings, 'ADVOCACY_NOT_OFFERED', 'yes', {
    says: 'A child or care leaver complained, and no advocate was offered before the first step that mattered.',
    because: [step.ref],
  })
}

const cameWithAdvocate = (course: Course): boolean =>
  course.people.some((person) => person.as === 'advocate') ||
  course.of('complaint-received').some(({ event }) => event.channel === 'advocate')

/** An advocate acts for those who complain. */
export const advocateActs = (course: Course): boolean =>
  cameWithAdvocate(course) || course.of('advocate-appointed').length > 0

/** Somebody whom section 26A gives an advocate complains, or is complained for. */
export function youngComplainant(course: Course): boolean {
  const complainants = course.people.filter((person) => person.as === undefined || person.as === 'complainant')
  const represented = course.people.some((person) => person.as === 'representative')
  const children =
    represented || complainants.length === 0 ? course.people.filter((person) => person.as === 'child') : []
  return [...complainants, ...children].some((person) => standingOf(person.class).advocate === 'yes')
}

/** Section 26(7): the child of sufficient understanding, and others likely to be affected, are told the outcome. */
function outcomeTold({ course, counter }: Case, findings: Findings): void {
  const answers = [...course.of('stage-2-responded'), ...course.of('stage-3-responded')]
  const answer = answers.at(-1)
  const child = course.people.find((person) => person.as === 'child')
  if (!answer || !child) return
  const told = course
    .of('outcome-told')
    .filter(({ when }) => isAfter(answer.when, when) !== 'yes')
    .some(({ event }) => event.to !== undefined || given(event.notToldBecause, course) === 'yes')
  if (told) return
  if (course.coverage === 'part') {
    findings.notShown.add('OUTCOME_NOT_TOLD')
    return
  }
  add(findings, 'OUTCOME_NOT_TOLD', counter.isAfter(counter.today, answer.when), {
    says: 'The child was not told the outcome, and no reason is recorded.',
    because: [answer.ref],
  })
}

/** Regulation 17(2) and regulation 20: there is an independent person at stage 2, and they are consulted after the panel. */
function independentPerson({ course }: Case, findings: Findings): void {
  for (const episode of course.episodes) {
    if (episode.stage === 2) {
      const reported = first(episode, 'investigating-officer-reported') ?? first(episode, 'stage-2-responded')
      if (
        !reported ||
        inPost(every(episode, 'independent-person-appointed'), every(episode, 'appointment-ended'), reported)
      )
        continue
      if (has(episode, 'independent-person-reported')) continue
      missing(
        'S2_NO_INDEPENDENT_PERSON',
        reported,
        'Stage 2 was investigated or answered without an independent person.',
        course,
        findings,
      )
    }
    if (episode.stage === 3) {
      const response = first(episode, 'stage-3-responded')
      if (!response || every(episode, 'independent-person-consulted').some(({ place }) => place < response.place))
        continue
      missing(
        'IP_NOT_CONSULTED',
        response,
        'The final response was made without consulting the independent person of stage 2.',
        course,
        findings,
      )
    }
  }
}

function missing(
  code: 'S2_NO_INDEPENDENT_PERSON' | 'IP_NOT_CONSULTED',
  at: Placed,
  says: string,
  course: Course,
  findings: Findings,
): void {
  if (course.coverage === 'part') findings.notShown.add(code)
  else add(findings, code, 'yes', { says, because: [at.ref] })
}

function inPost(
  appointed: readonly Placed[],
  ended: readonly Placed<EventOf<'appointment-ended'>>[],
  by: Placed,
): boolean {
  const last = appointed.findLast((each) => each.place < by.place)
  if (!last) return false
  const gone = ended.filter(({ event }) => event.role === 'independent-person')
  return !gone.some((each) => each.place > last.place && each.place < by.place)
}
