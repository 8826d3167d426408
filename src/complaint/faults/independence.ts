import type { Conflict, Part, Post, Supplied } from '../../law/conflicts.ts'
import { conflictsFor, supplierConflicts } from '../../law/conflicts.ts'
import type { FaultCode } from '../../law/faults.ts'
import type { Course } from '../course.ts'
import { add, type Case, type Findings, given } from '../finding-faults.ts'
import { declaresConflict, type Declared } from '../independence-questions.ts'
import { panelOf, partsInCase } from '../parts-in-case.ts'
import type { Placed } from '../placing.ts'
import type { EventOf } from '../vocabulary.ts'

type Appointment = {
  readonly post: Post
  readonly code: FaultCode
  readonly at: Placed
  readonly who?: string
  readonly declared?: readonly Declared[]
  readonly supplier?: string
}

/** Whether those who were to be independent were: what they declared, what else they were in the case, who supplied them. */
export function independence(matter: Case, findings: Findings): void {
  const { course } = matter
  const appointments = [...stage2Posts(course), ...panelPosts(course)]
  const parts = partsInCase(course)
  for (const appointment of appointments) {
    judge(appointment, parts, appointments, findings)
    if (!appointment.declared) findings.notShown.add(appointment.code)
  }
  for (const panel of course.of('panel-appointed')) composed(panel, course, findings)
  filesWithheld(course, findings)
}

function stage2Posts(course: Course): readonly Appointment[] {
  return [
    ...course
      .of('investigating-officer-appointed')
      .map((at) => appointment('investigating-officer', 'IO_NOT_INDEPENDENT', at)),
    ...course
      .of('independent-person-appointed')
      .map((at) => appointment('independent-person', 'IP_NOT_INDEPENDENT', at)),
  ]
}

const appointment = (
  post: Post,
  code: FaultCode,
  at: Placed<EventOf<'investigating-officer-appointed'>> | Placed<EventOf<'independent-person-appointed'>>,
): Appointment => named({ post, code, at }, at.event)

const named = (
  base: Pick<Appointment, 'post' | 'code' | 'at'>,
  { who, independence, supplier }: Pick<EventOf<'independent-person-appointed'>, 'who' | 'independence' | 'supplier'>,
): Appointment => ({
  ...base,
  ...(who === undefined ? {} : { who }),
  ...(independence === undefined ? {} : { declared: independence }),
  ...(supplier === undefined ? {} : { supplier }),
})

const panelPosts = (course: Course): readonly Appointment[] =>
  course
    .of('panel-appointed')
    .flatMap((at) =>
      panelOf(at.event).map((member) => named({ post: 'panel', code: 'PANEL_NOT_INDEPENDENT', at }, member)),
    )

const ROLE_WORDS: { readonly [P in Post]: string } = {
  'investigating-officer': 'The investigating officer',
  'independent-person': 'The independent person',
  panel: 'A member of the panel',
  'adjudicating-officer': 'The adjudicating officer',
  advocate: 'The advocate',
}

function judge(
  one: Appointment,
  parts: ReadonlyMap<string, ReadonlySet<Part>>,
  all: readonly Appointment[],
  findings: Findings,
): void {
  const declared = declaresConflict(one.declared ?? [], one.post === 'investigating-officer')
  add(findings, one.code, declared, {
    says: `${ROLE_WORDS[one.post]} declared a tie to the council or to the case.`,
    because: [one.at.ref],
  })
  const others = new Set(one.who === undefined ? [] : parts.get(one.who))
  others.delete(one.post)
  const suppliedBefore: Supplied[] = all
    .slice(0, all.indexOf(one))
    .flatMap(({ post, supplier }) => (supplier === undefined || supplier === '' ? [] : [{ post, supplier }]))
  const supplied =
    one.supplier === undefined ? [] : supplierConflicts({ post: one.post, supplier: one.supplier }, suppliedBefore)
  for (const conflict of [...conflictsFor(one.post, others).filter((each) => blames(one.post, each)), ...supplied]) {
    add(findings, one.code, 'yes', {
      says: conflict.says,
      because: [one.at.ref],
      against: conflict.cites.map((cite) => cite.says).join(', '),
      weight: conflict.force === 'REG' || conflict.force === 'ACT' ? 'fault' : 'poor-practice',
    })
  }
}

/** Two posts in one hand are the later post's fault: the panellist who had been the independent person, not the other way. */
const LATER: readonly Post[] = ['investigating-officer', 'independent-person', 'adjudicating-officer', 'panel']
const blames = (post: Post, { because }: Conflict): boolean => {
  const other = LATER.findIndex((each) => each === because)
  return other === -1 || other < LATER.indexOf(post)
}

/** Regulation 19(2): three different people. A record may not name them all. */
function composed(panel: Placed<EventOf<'panel-appointed'>>, course: Course, findings: Findings): void {
  const names = panelOf(panel.event).map(({ who }) => who)
  const distinct = new Set(names).size
  const twice = distinct < names.length
  const stated = panel.event.chair !== undefined && panel.event.members !== undefined
  if (!stated) findings.notShown.add('PANEL_NOT_INDEPENDENT')
  if (!twice && (!stated || course.coverage === 'part' || distinct === 3)) return
  add(findings, 'PANEL_NOT_INDEPENDENT', 'yes', {
    says: twice
      ? 'One person held two of the three places on the panel.'
      : `The panel had ${names.length} people; it must have three.`,
    because: [panel.ref],
    against: 'SI 2006/1738 reg 19(2)',
  })
}

function filesWithheld(course: Course, findings: Findings): void {
  for (const { event, ref } of course.of('files-withheld')) {
    const reason = given(event.reason, course)
    if (reason === 'yes') continue
    const from = event.from === 'independent-person' ? 'independent person' : 'investigation'
    add(findings, 'FILES_WITHHELD', reason === 'no' ? 'yes' : 'maybe', {
      says: `Files were kept from the ${from}, and no reason in law is recorded.`,
      because: [ref],
    })
  }
}
