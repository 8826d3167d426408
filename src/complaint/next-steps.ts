import type { Duty, NextStep, Right } from './assessment.ts'
import { type Course, type Episode, has, last } from './course.ts'
import { isOfStage1 } from './handed-over.ts'
import type { Case } from './finding-faults.ts'
import type { Undertaking } from './promises.ts'
import { stage2Began } from './stage-2.ts'
import { doneNow, inPost } from './in-post.ts'
import { dueOf, name, type Step, step } from './next-step.ts'
import { inStage3 } from './next-in-stage-3.ts'
import { STEP_WORDS } from './step-words.ts'

/** Who must do what next, by when. A live complaint has exactly one lead; the others act beside it. */
export function nextSteps(
  matter: Case,
  duties: readonly Duty[],
  promises: readonly Undertaking[],
  rights: readonly Right[],
): readonly NextStep[] {
  const asked = ombudsmanAsks(duties)
  const owed = promises.filter(isOwed)
  const steps = [
    ...running(matter, duties),
    ...asked,
    ...owed.filter((promise) => promise.from === 'ombudsman').map(agreedStep),
    ...held(matter),
    ...(asked.length === 0 ? withOmbudsman(matter) : []),
    ...windowOpen(matter, rights),
    ...owed.filter((promise) => promise.from !== 'ombudsman').map(promisedStep),
    ...waiting(matter, rights),
  ]
  const all = steps.length > 0 || !isLive(matter, promises) ? steps : [decideRoute(matter)]
  return isLive(matter, promises) ? all.map((step, index) => ({ lead: index === 0, ...step })) : []
}

/** Neither closed, refused nor withdrawn; a promise still owed, or the Ombudsman, keeps a complaint alive after its closing. */
export const isLive = ({ course }: Case, promises: readonly Undertaking[]): boolean =>
  (course.over === undefined && !onlyKept(course)) || promises.some(isOwed) || atOmbudsman(course)

/** A compliment, a comment or an enquiry, kept and counted, and no complaint. */
const onlyKept = (course: Course): boolean =>
  course.of('representation-received').length > 0 &&
  course.of('complaint-received').length === 0 &&
  course.episodes.length === 0

/** The Ombudsman was approached, was sent the complaint early, or asked something, and has not decided since. */
function atOmbudsman(course: Course): boolean {
  const moves = course.among([
    'early-referral-made',
    'ombudsman-complained',
    'ombudsman-enquired',
    'draft-decision-received',
    'ombudsman-decided',
  ])
  const last = moves.at(-1)
  return last !== undefined && last.event.type !== 'ombudsman-decided'
}

const isOwed = (promise: Undertaking): boolean =>
  promise.done !== 'yes' &&
  !promise.declined &&
  !promise.abandoned &&
  promise.compliance !== 'complied' &&
  promise.compliance !== 'complied-late'

/** The stage furthest on leads; one that still runs beside it comes after. */
function running(matter: Case, duties: readonly Duty[]): readonly Step[] {
  const { course } = matter
  if (course.over) return []
  return course.episodes
    .filter((episode) => !episode.ended)
    .sort((a, b) => b.stage - a.stage)
    .map((episode) => inStage(episode, matter, duties))
}

function inStage(episode: Episode, matter: Case, duties: readonly Duty[]): Step {
  if (episode.stage === 1) return inStage1(episode, duties, matter.course)
  return episode.stage === 2 ? inStage2(episode, matter, duties) : inStage3(episode, matter, duties)
}

function inStage1(episode: Episode, duties: readonly Duty[], course: Course): Step {
  const due = dueOf('S1.respond', duties, episode.opened.ref)
  const allocated = last(episode, 'stage-1-allocated')
  if (!allocated) return step('complaints-manager', 'allocate-stage-1', due, { rule: 'S1.respond' })
  return step('stage-1-manager', 'answer-stage-1', due, {
    rule: 'S1.respond',
    ...name(
      course.of('step-handed-over').findLast((one) => isOfStage1(one.event) && one.place > allocated.place)?.event.to ??
        allocated.event.to,
    ),
  })
}

function inStage2(episode: Episode, { course }: Case, duties: readonly Duty[]): Step {
  const due = dueOf('S2.complete', duties)
  const officer = inPost('investigating-officer', episode, course)
  const independent = inPost('independent-person', episode, course)
  const reported = doneNow(episode, 'investigating-officer-reported')
  const adjudicated = doneNow(episode, 'adjudicated')
  if (!reported && (!officer || !independent) && !adjudicated) {
    const missing = officer
      ? 'appoint-independent-person'
      : independent
        ? 'appoint-investigating-officer'
        : 'appoint-both'
    const by = stage2Began(episode) ? due : (dueOf('S2.appoint-io', duties, episode.opened.ref) ?? due)
    return step('complaints-manager', missing, by, { rule: 'S2.appoint-io' })
  }
  if (!reported && !adjudicated) {
    const settled = has(episode, 'statement-agreed', 'statement-settled-unagreed')
    const does = settled ? 'investigate' : 'agree-statement'
    const by = settled ? due : (dueOf('S2.statement', duties) ?? due)
    return step('investigating-officer', does, by, {
      rule: settled ? 'S2.report' : 'S2.statement',
      ...name(officer?.event.who),
    })
  }
  const adjudicator = inPost('adjudicating-officer', episode, course)
  const does = adjudicated ? 'send-stage-2-answer' : 'adjudicate'
  return step('adjudicating-officer', does, due, { rule: 'S2.adjudicate', ...name(adjudicator?.event.who) })
}

function ombudsmanAsks(duties: readonly Duty[]): readonly Step[] {
  const words = {
    'O.enquiry-reply': 'answer-enquiry',
    'O.draft-comment': 'comment-on-draft',
  } as const
  return duties.flatMap((duty) => {
    if (duty.rule !== 'O.enquiry-reply' && duty.rule !== 'O.draft-comment') return []
    return duty.done ? [] : [step('ombudsman-link-officer', words[duty.rule], duty.due, { rule: duty.rule })]
  })
}

const agreedStep = (promise: Undertaking): Step =>
  step('ombudsman-link-officer', 'do-agreed-action', promise.due, {
    must: `${withoutStop(whatOf(promise))} and send the evidence`,
    rule: 'O.agreed-action',
  })

const promisedStep = (promise: Undertaking): Step =>
  step('action-owner', 'keep-promise', promise.due, {
    must: withoutStop(whatOf(promise)),
    rule: 'S2.actions',
    ...name(promise.owner),
  })

const whatOf = ({ id, says }: Undertaking): string => says ?? `Carry out ${id}`

const withoutStop = (text: string): string => text.replace(/[.\s]+$/, '')

/** A court holds the step, with our own review date and a named watcher. */
function held({ course, counter }: Case): readonly Step[] {
  if (course.over) return []
  return course.holds.flatMap((hold) => {
    if (hold.ended) return []
    const review = hold.held.event.reviewOn
    const by = review === undefined ? undefined : counter.textDay(review)
    const { proceedings } = hold.held.event
    if (hold.proceedingsEnded !== undefined)
      return [step('complaints-manager', 'lift-hold', by, { rule: 'I.prejudice-hold' })]
    return [
      step('court', 'finish-proceedings', by, {
        ...(proceedings !== undefined && { must: `${STEP_WORDS['finish-proceedings']} (${proceedings})` }),
        watchedBy: 'complaints-manager',
        rule: 'I.prejudice-hold',
      }),
    ]
  })
}

/** Nothing is asked of the council: the Ombudsman holds the step, and the link officer watches. */
const withOmbudsman = ({ course }: Case): readonly Step[] =>
  atOmbudsman(course)
    ? [
        step('ombudsman', 'decide-at-ombudsman', undefined, {
          watchedBy: 'ombudsman-link-officer',
        }),
      ]
    : []

const ASKS = {
  'request-stage-2': 'say-about-stage-2',
  'request-stage-3': 'say-about-stage-3',
} as const

type Asking = Right & { readonly right: keyof typeof ASKS }

const mayAsk = (rights: readonly Right[]): Asking | undefined =>
  rights.find((right): right is Asking => right.right === 'request-stage-2' || right.right === 'request-stage-3')

const passed = ({ until }: Right, { counter }: Case): boolean =>
  until !== undefined && counter.isAfter(counter.today, until) === 'yes'

/** Answered, and it is for the complainant to go on. */
function windowOpen(matter: Case, rights: readonly Right[]): readonly Step[] {
  const open = mayAsk(rights)
  if (!open || matter.course.over || passed(open, matter)) return []
  return [step('complainant', ASKS[open.right], open.until)]
}

/** A stage runs for some points, or they wait for other proceedings: nothing is closed over them. */
const stillGoesOn = ({ episodes, holds }: Course): boolean =>
  episodes.some(({ ended }) => !ended) || holds.some(({ ended }) => !ended)

/** After the window the council closes, or waits. */
function waiting(matter: Case, rights: readonly Right[]): readonly Step[] {
  const { course } = matter
  if (course.over || atOmbudsman(course) || stillGoesOn(course)) return []
  const closing = step('complaints-manager', 'close-or-ask')
  const open = mayAsk(rights)
  if (open) return passed(open, matter) ? [closing] : []
  const ombudsman = rights.find((right) => right.right === 'ask-the-ombudsman')
  if (ombudsman && course.of('ombudsman-decided').length > 0) return [step('complaints-manager', 'close-when-done')]
  if (ombudsman)
    return [passed(ombudsman, matter) ? closing : step('complainant', 'say-about-ombudsman', ombudsman.until)]
  const resolved = course.episodes.some((episode) => episode.ended?.by === 'resolved')
  return resolved ? [step('complaints-manager', 'close-as-resolved')] : []
}

/** Nothing has begun, and nothing else says whose turn it is. */
const decideRoute = ({ course }: Case): Step =>
  step(
    'complaints-manager',
    course.episodes.length > 0 || course.corporate.length > 0 ? 'decide-what-next' : 'choose-procedure',
  )
