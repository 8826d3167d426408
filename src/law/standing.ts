import type { Truth } from '../kernel/truth.ts'
import { act, type Citation, omb } from './citation.ts'

/** What gives a person the right to complain, and what the council has to decide before it may say no. */
export type Standing = {
  /** In plain words: who this is. */
  readonly says: string
  readonly cites: readonly Citation[]
  /** Confirmed from the text of the Act, as rules are. */
  readonly verified: boolean
  /** Named by the Act, and so heard in their own right: no consent of the child is asked for. */
  readonly listed: boolean
  /** Heard only where the council finds their interest in the child sufficient (rule I.sufficient-interest). */
  readonly interestNeeded: boolean
  /** Whether section 26A gives them an advocate: children, and care leavers of any age. */
  readonly advocate: Truth
}

const listed = (says: string, section: string, advocate: Truth = 'no'): Standing => ({
  says,
  cites: [act(section)],
  verified: false,
  listed: true,
  interestNeeded: false,
  advocate,
})

/** Section 4 of the catalogue, by the class of the complainant. The paragraphs were read in summaries, bar the last. */
export const STANDING = {
  child: listed('A child who is looked after or in need; there is no lowest age', 's26(3)(a)', 'yes'),
  'care-leaver': listed('A care leaver, also as an adult', 's24D', 'yes'),
  parent: listed('A parent, with or without parental responsibility', 's26(3)(b)'),
  'person-with-parental-responsibility': listed('Someone else with parental responsibility', 's26(3)(c)'),
  'foster-carer': listed('A foster carer of the council’s child, also through an agency', 's26(3)(d)'),
  'special-guardian': listed('A special guardian', 's26(3C)'),
  'child-under-special-guardianship': listed('A child under a special guardianship order', 's26(3C)', 'yes'),
  'special-guardianship-applicant': listed('Someone who asks for special guardianship support', 's26(3C)'),
  adopter: listed('An adoptive parent', 's26(3B)'),
  'adopted-person': listed('An adopted person, a child or grown up', 's26(3B)', 'maybe'),
  'prospective-adopter': listed('Someone who wishes to adopt', 's26(3B)'),
  'former-guardian': listed('A former guardian of an adopted person', 's26(3B)'),
  'adoption-support-recipient': listed('Someone covered by adoption support', 's26(3B)', 'maybe'),
  'other-sufficient-interest': {
    says: 'A relative, friend or other person whose interest in the child the council finds sufficient',
    cites: [act('s26(3)(e)'), act('s26(3B)(b)'), act('s26(3C)(c)'), omb('Devon', '24 019 922')],
    verified: true,
    listed: false,
    interestNeeded: true,
    advocate: 'no',
  },
} as const satisfies Record<string, Standing>

export type PersonClass = keyof typeof STANDING

export const PERSON_CLASSES = Object.keys(STANDING) as readonly PersonClass[]

/** The right of a person whose class the record does not give: presumed, never certain. */
export const UNKNOWN_STANDING: Standing = {
  says: 'Someone whose relation to the child is not recorded',
  cites: [act('s24D'), act('s26(3)')],
  verified: false,
  listed: false,
  interestNeeded: false,
  advocate: 'maybe',
}

/** What gives a person of a class the right to complain; where the class is not known, a right that is presumed. */
export const standingOf = (personClass: PersonClass | undefined): Standing =>
  personClass === undefined ? UNKNOWN_STANDING : STANDING[personClass]

/**
 * Whether the person may use this procedure. `interest` is the council's decision on their interest, where it made
 * one: it decides for a person the Act does not list, and takes nothing from one whom it does.
 */
export function mayComplain(personClass: PersonClass | undefined, interest?: boolean): Truth {
  const { listed, interestNeeded } = standingOf(personClass)
  if (listed || interest === true) return 'yes'
  return interestNeeded && interest === false ? 'no' : 'maybe'
}
