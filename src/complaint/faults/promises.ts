import { isBy } from '../../kernel/span.ts'
import { both, not, type Truth } from '../../kernel/truth.ts'
import { add, addDelay, type Case, type Findings } from '../finding-faults.ts'
import { delayOf } from '../lateness.ts'
import type { Undertaking } from '../promises.ts'
import { sinceOf } from '../stage-clock.ts'

/** Promises not kept, or kept late: recommendations and stage actions, and what was agreed with the Ombudsman. */
export function promisesKept(promises: readonly Undertaking[], matter: Case, findings: Findings): void {
  for (const promise of promises) {
    if (promise.from === 'ombudsman') agreed(promise, matter, findings)
    else recommended(promise, matter, findings)
  }
}

const nameOf = ({ id, says }: Undertaking): string => (says === undefined ? `“${id}”` : `“${says}”`)

function recommended(promise: Undertaking, matter: Case, findings: Findings): void {
  const { due, doneOn, declined } = promise
  if (!due) return
  const particulars = {
    because: promise.because,
    against: promise.unanswered ? 'date of the response' : 'promised date',
    since: sinceOf(due),
  }
  if (doneOn) {
    const delay = delayOf({ from: promise.promised.when, due, until: doneOn }, matter.pauses, matter.counter)
    addDelay(findings, 'RECOMMENDATION_LATE', delay, 'yes', {
      ...particulars,
      says: `The action ${nameOf(promise)} was done after its date.`,
    })
    return
  }
  // "No longer wanted" cures nothing that should already have been done.
  const inTime: Truth = declined ? (promise.unanswered ? listedBefore(promise) : isBy(declined.when, due)) : 'no'
  const over: Truth = promise.unanswered ? 'yes' : matter.counter.isAfter(matter.counter.today, due)
  add(findings, 'RECOMMENDATION_NOT_MET', both(over, not(inTime)), {
    ...particulars,
    says: promise.unanswered
      ? `The recommendation ${nameOf(promise)} was left without an answer and was not carried out.`
      : `The action ${nameOf(promise)} was promised and had not been done by its date.`,
  })
}

const listedBefore = ({ declined, promised }: Undertaking): Truth =>
  declined && declined.place < promised.place ? 'yes' : 'no'

function agreed(promise: Undertaking, matter: Case, findings: Findings): void {
  const { due, doneOn, evidencedOn, declined, compliance } = promise
  const says = (what: string) => `The action agreed with the Ombudsman, ${nameOf(promise)}, ${what}.`
  const particulars = { because: promise.because, against: 'Ombudsman date', ...(due ? { since: sinceOf(due) } : {}) }
  if (compliance === 'complied') return
  if (compliance) {
    const code = compliance === 'complied-late' ? 'AGREED_ACTION_LATE' : 'AGREED_ACTION_NOT_MET'
    return add(findings, code, 'yes', {
      ...particulars,
      says: says(`was recorded by the Ombudsman as ${compliance.replaceAll('-', ' ')}`),
    })
  }
  if (!due) return
  if (doneOn) {
    const last = evidencedOn && evidencedOn.earliest > doneOn.earliest ? evidencedOn : doneOn
    const evidence = last === doneOn ? unevidenced(promise, matter) : 'no'
    const until = evidence === 'yes' ? matter.counter.today : last
    const delay = delayOf({ from: promise.promised.when, due, until }, matter.pauses, matter.counter)
    const what = evidence === 'yes' ? 'had no evidence sent by its date' : 'was done or evidenced after its date'
    return addDelay(findings, 'AGREED_ACTION_LATE', delay, 'yes', { ...particulars, says: says(what) })
  }
  const declinedInTime: Truth = declined ? isBy(declined.when, due) : 'no'
  const undone = both(not(promise.done), not(declinedInTime))
  add(findings, 'AGREED_ACTION_NOT_MET', both(matter.counter.isAfter(matter.counter.today, due), undone), {
    ...particulars,
    says: says('had not been done by its date'),
  })
}

/** An agreed action is not done until its evidence is sent; a record in part need not show that. */
const unevidenced = ({ evidencedOn }: Undertaking, { course }: Case): Truth =>
  !evidencedOn && course.coverage === 'whole' ? 'yes' : 'no'
