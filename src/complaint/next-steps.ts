import type { Span } from '../kernel/day.ts'
import type { Duty, Holder, NextStep, Right } from './assessment.ts'
import { type Course, type Episode, has, last } from './course.ts'
import type { Case } from './finding-faults.ts'
import type { Undertaking } from './promises.ts'
import { stage2Began } from './stage-2.ts'

type Step = Omit<NextStep, 'lead'>

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

const step = (who: Holder, must: string, by?: Span, more: Partial<Step> = {}): Step => ({
  who,
  must,
  ...(by ? { by } : {}),
  ...more,
})

const name = (who: string | undefined): Partial<Step> => (who === undefined || who === '' ? {} : { name: who })

const dueOf = (rule: Duty['rule'], duties: readonly Duty[], because?: string): Span | undefined =>
  duties.find(
    (duty) => duty.rule === rule && duty.headline && (because === undefined || duty.because.includes(because)),
  )?.due

/** The stage furthest on leads; one that still runs beside it comes after. */
function running({ course }: Case, duties: readonly Duty[]): readonly Step[] {
  if (course.over) return []
  return course.episodes
    .filter((episode) => !episode.ended)
    .sort((a, b) => b.stage - a.stage)
    .map((episode) => inStage(episode, duties))
}

function inStage(episode: Episode, duties: readonly Duty[]): Step {
  if (episode.stage === 1) return inStage1(episode, duties)
  return episode.stage === 2 ? inStage2(episode, duties) : inStage3(episode, duties)
}

function inStage1(episode: Episode, duties: readonly Duty[]): Step {
  const due = dueOf('S1.respond', duties, episode.opened.ref)
  const allocated = last(episode, 'stage-1-allocated')
  if (!allocated)
    return step(
      'complaints-manager',
      'Decide the procedure and give the complaint to a manager to answer at stage 1',
      due,
      { rule: 'S1.respond' },
    )
  return step('stage-1-manager', 'Answer the complaint in writing, point by point, and tell of stage 2', due, {
    rule: 'S1.respond',
    ...name(allocated.event.to),
  })
}

function inStage2(episode: Episode, duties: readonly Duty[]): Step {
  const due = dueOf('S2.complete', duties)
  const officer = last(episode, 'investigating-officer-appointed')
  const independent = last(episode, 'independent-person-appointed')
  const reported = has(episode, 'investigating-officer-reported')
  if (!reported && (!officer || !independent) && !has(episode, 'adjudicated')) {
    const missing = [
      officer ? undefined : 'an investigating officer',
      independent ? undefined : 'an independent person',
    ]
    const by = stage2Began(episode) ? due : (dueOf('S2.appoint-io', duties, episode.opened.ref) ?? due)
    return step('complaints-manager', `Appoint ${missing.filter((each) => each !== undefined).join(' and ')}`, by, {
      rule: 'S2.appoint-io',
    })
  }
  if (!reported && !has(episode, 'adjudicated')) {
    const settled = has(episode, 'statement-agreed', 'statement-settled-unagreed')
    const must = settled ? 'Investigate and report on every point' : 'Agree the statement of complaint'
    const by = settled ? due : (dueOf('S2.statement', duties) ?? due)
    return step('investigating-officer', must, by, {
      rule: settled ? 'S2.report' : 'S2.statement',
      ...name(officer?.event.who),
    })
  }
  const adjudicator = last(episode, 'adjudicating-officer-appointed')
  const must = has(episode, 'adjudicated')
    ? 'Send the answer with both reports, and tell of stage 3'
    : 'Decide on every finding and every recommendation, and send the answer'
  return step('adjudicating-officer', must, due, { rule: 'S2.adjudicate', ...name(adjudicator?.event.who) })
}

function inStage3(episode: Episode, duties: readonly Duty[]): Step {
  const panelDue = dueOf('S3.panel-held', duties)
  const reported = last(episode, 'panel-reported') ?? last(episode, 'panel-report-received')
  const panel = last(episode, 'panel-appointed')
  if (reported) {
    const must = has(episode, 'independent-person-consulted')
      ? 'Send the final response'
      : 'Consult the independent person, then send the final response'
    return step('director', must, dueOf('S3.respond', duties), { rule: 'S3.respond' })
  }
  if (has(episode, 'panel-held')) {
    return step('panel', 'Report to the council and to everyone entitled to the report', dueOf('S3.report', duties), {
      rule: 'S3.report',
      ...name(panel?.event.chair?.who),
    })
  }
  if (!panel)
    return step('complaints-manager', 'Appoint a panel of three independent people and set its date', panelDue, {
      rule: 'S3.compose',
    })
  return step('complaints-manager', 'Hold the review panel', panelDue, { rule: 'S3.panel-held' })
}

function ombudsmanAsks(duties: readonly Duty[]): readonly Step[] {
  const words = {
    'O.enquiry-reply': 'Answer the Ombudsman’s enquiry',
    'O.draft-comment': 'Comment on the draft decision',
  } as const
  return duties.flatMap((duty) => {
    if (duty.rule !== 'O.enquiry-reply' && duty.rule !== 'O.draft-comment') return []
    return duty.done ? [] : [step('ombudsman-link-officer', words[duty.rule], duty.due, { rule: duty.rule })]
  })
}

const agreedStep = (promise: Undertaking): Step =>
  step('ombudsman-link-officer', `${withoutStop(whatOf(promise))} and send the evidence`, promise.due, {
    rule: 'O.agreed-action',
  })

const promisedStep = (promise: Undertaking): Step =>
  step('action-owner', whatOf(promise), promise.due, { rule: 'S2.actions', ...name(promise.owner) })

const whatOf = ({ id, says }: Undertaking): string => says ?? `Carry out ${id}`

const withoutStop = (text: string): string => text.replace(/[.\s]+$/, '')

/** A court holds the step, with our own review date and a named watcher. */
function held({ course, counter }: Case): readonly Step[] {
  if (course.over) return []
  return course.holds.flatMap((hold) => {
    if (hold.ended) return []
    const review = hold.held.event.reviewOn
    const by = review === undefined ? {} : { by: counter.textDay(review) }
    const over = hold.proceedingsEnded !== undefined
    return [
      over
        ? {
            who: 'complaints-manager',
            must: 'Lift the hold: the proceedings have ended',
            rule: 'I.prejudice-hold',
            ...by,
          }
        : {
            who: 'court',
            must: `Finish the proceedings${hold.held.event.proceedings === undefined ? '' : ` (${hold.held.event.proceedings})`}`,
            watchedBy: 'complaints-manager',
            rule: 'I.prejudice-hold',
            ...by,
          },
    ]
  })
}

/** Nothing is asked of the council: the Ombudsman holds the step, and the link officer watches. */
const withOmbudsman = ({ course }: Case): readonly Step[] =>
  atOmbudsman(course)
    ? [
        step('ombudsman', 'Decide on the complaint made to the Ombudsman', undefined, {
          watchedBy: 'ombudsman-link-officer',
        }),
      ]
    : []

const ASKS = {
  'request-stage-2': 'Say whether they want stage 2',
  'request-stage-3': 'Say whether they want a review panel',
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

/** After the window the council closes, or waits. */
function waiting(matter: Case, rights: readonly Right[]): readonly Step[] {
  const { course } = matter
  if (course.over || atOmbudsman(course)) return []
  const closing = step('complaints-manager', 'Close the complaint, or ask whether the complainant wants to go on')
  const open = mayAsk(rights)
  if (open) return passed(open, matter) ? [closing] : []
  const ombudsman = rights.find((right) => right.right === 'ask-the-ombudsman')
  if (ombudsman && course.of('ombudsman-decided').length > 0)
    return [step('complaints-manager', 'Close the complaint: every stage is done')]
  if (ombudsman && !course.holds.some((hold) => !hold.ended))
    return [
      passed(ombudsman, matter)
        ? closing
        : step('complainant', 'Say whether they go to the Ombudsman', ombudsman.until),
    ]
  const resolved = course.episodes.some((episode) => episode.ended?.by === 'resolved')
  return resolved ? [step('complaints-manager', 'Close the complaint as resolved')] : []
}

/** Nothing has begun, and nothing else says whose turn it is. */
const decideRoute = ({ course }: Case): Step =>
  step(
    'complaints-manager',
    course.episodes.length > 0 || course.corporate.length > 0
      ? 'Decide what happens next and record it'
      : 'Decide which procedure the complaint belongs in, and record why',
  )
