import type { Truth } from '../kernel/truth.ts'
import { act, type Citation, omb, otherAct, pol, reg } from './citation.ts'
import type { Policies } from './policies.ts'

/** The procedure that a point belongs under, by the words of the published vocabulary. */
export type Route =
  | 'statutory'
  | 'corporate'
  | 'court'
  | 'tribunal'
  | 'conference-appeal'
  | 'fostering-review'
  | 'data-protection'
  | 'adult-care'
  | 'health'
  | 'other'

/** Whether a legal function is within regulations 3 to 5, and where a point about it belongs. */
export type Scope = {
  readonly within: Truth
  readonly route: Route
  readonly says: string
  readonly cites: readonly Citation[]
  /** Confirmed from the text of the Regulations, or shown in a published decision. */
  readonly verified: boolean
}

const inside = (says: string, ...cites: Citation[]): Scope => ({
  within: 'yes',
  route: 'statutory',
  says,
  cites,
  verified: true,
})

const outside = (route: Route, verified: boolean, says: string, ...cites: Citation[]): Scope => ({
  within: 'no',
  route,
  says,
  cites,
  verified,
})

const partThree = (says: string, section: string): Scope => inside(says, act(section), act('Part 3'))

/** Sections 5.1 and 5.2 of the catalogue, under the policies as they stand by default. */
const BY_DEFAULT = {
  s17: inside('Assessment of, and services for, a child in need', act('s17'), act('Part 3'), omb('Kent', '24 004 277')),
  s18: partThree('Day care for a child in need', 's18'),
  s20: partThree('Accommodation of a child', 's20'),
  s22: partThree('The care of a looked-after child', 's22'),
  s23: partThree('Placement and maintenance of a looked-after child', 's23'),
  'care-leaving': partThree('Help for care leavers', 's23A to 24D'),
  s26: partThree('Reviews of a child’s case, and this procedure itself', 's26'),
  s31: inside('Applying for a care or supervision order', act('s31(1)'), reg('3')),
  s33: inside('What a care order lets the council decide', act('s33(3), (4), (6) to (9)'), reg('3')),
  s34: inside('Contact with a child in care', act('s34(6), (8)'), reg('3')),
  s35: inside('Supervision of a child', act('s35(1), (2)'), reg('3')),
  s43: inside('Applying for a child assessment order', act('s43(1)'), reg('3')),
  s44: inside('Emergency protection of a child', act('s44(1), (10), (11)'), reg('3')),
  s47: outside(
    'corporate',
    true,
    'Child protection enquiries are not among the listed functions; what the council did under section 17 beside them is.',
    reg('3'),
    omb('West Northamptonshire', '23 020 509'),
  ),
  adoption: inside('Adoption, and adoption support', reg('4')),
  'special-guardianship': inside('Special guardianship support', reg('5')),
  'fostering-support': inside(
    'Support and allowances of a foster carer, and the handling of a placement',
    act('s26(3)(d)'),
    omb('Camden', '21 008 097'),
  ),
  'fostering-approval': outside(
    'fostering-review',
    true,
    'Whether someone is approved to foster is for the fostering panel and the Independent Review Mechanism.',
    omb('Wokingham', '21 018 264'),
    omb('Buckinghamshire', '22 012 757'),
    omb('Kent', '17 018 496'),
  ),
  conference: outside(
    'conference-appeal',
    true,
    'A child protection conference has its own appeal; its decision stands meanwhile.',
    reg('3'),
    omb('West Northamptonshire', '23 020 509'),
  ),
  'court-report': outside(
    'court',
    true,
    'What a report to the court says is for the court.',
    omb('Warwickshire', '23 000 686'),
  ),
  'ehc-plan': outside(
    'tribunal',
    false,
    'What an education, health and care plan says is for the tribunal, and delay for the corporate procedure; social care named in it is its own point, under section 17.',
    otherAct('Local Government Act 1974', 's26(6)(a)'),
  ),
  school: outside('other', true, 'What a school does is for the school.', omb('Suffolk', '25 015 412')),
  'data-protection': outside(
    'data-protection',
    true,
    'How personal data was handled is a data protection complaint of its own.',
    otherAct('Data Protection Act 2018', 's164A'),
    omb('Redcar and Cleveland', '24 005 034'),
  ),
  'adult-care': outside('adult-care', false, 'Adult social care has its own procedure.', {
    force: 'REG',
    at: 'SI 2009/309 reg 3',
    says: 'SI 2009/309 reg 3',
  }),
  health: outside('health', false, 'Health services have their own procedure.', {
    force: 'REG',
    at: 'SI 2009/309',
    says: 'SI 2009/309',
  }),
  other: {
    within: 'maybe',
    route: 'corporate',
    says: 'A function that the record does not name; what no other procedure takes is for the corporate one.',
    cites: [reg('3'), reg('4'), reg('5')],
    verified: false,
  },
} as const satisfies Record<string, Scope>

export type LegalFunction = keyof typeof BY_DEFAULT

export const LEGAL_FUNCTIONS = Object.keys(BY_DEFAULT) as readonly LegalFunction[]

const UNKNOWN_SCOPE: Scope = {
  within: 'maybe',
  route: 'statutory',
  says: 'The legal function is not recorded: it is presumed to be within the procedure.',
  cites: [reg('3'), reg('4'), reg('5')],
  verified: false,
}

/** Whether a legal function is within the procedure, and where else a point about it goes: policies P9 and P15 decide some. */
export function scopeOf(legalFunction: LegalFunction | undefined, policies: Policies): Scope {
  if (legalFunction === undefined) return UNKNOWN_SCOPE
  const scope = BY_DEFAULT[legalFunction]
  const isProtection = legalFunction === 's47' || legalFunction === 'conference'
  if (isProtection && policies['routing.s47'] === 'statutory_like') return byPolicy(scope, 'yes', 'P9 routing.s47')
  if (legalFunction === 'fostering-approval' && policies['fostering.registration'] === 'statutory_on_request') {
    return byPolicy(scope, 'maybe', 'P15 fostering.registration')
  }
  return scope
}

/** The council takes in what the Regulations leave out; for `maybe`, only when it is asked to. */
const byPolicy = (scope: Scope, within: Truth, policy: string): Scope => ({
  ...scope,
  within,
  route: 'statutory',
  cites: [pol(policy), ...scope.cites],
  verified: false,
})

/** `scopeOf` for whoever needs only the answer. */
export const withinProcedure = (legalFunction: LegalFunction | undefined, policies: Policies): Truth =>
  scopeOf(legalFunction, policies).within
