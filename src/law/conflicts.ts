import { act, type Citation, type Force, guid, pol, reg } from './citation.ts'

/** A post that someone is to take in a case. */
export const POSTS = [
  'independent-person',
  'panel',
  'investigating-officer',
  'adjudicating-officer',
  'advocate',
] as const
export type Post = (typeof POSTS)[number]

/** What a person already is to the council or in the case. */
export const PARTS = [
  ...POSTS,
  'member',
  'officer',
  'spouse-of-member-or-officer',
  'outside-the-council',
  'works-in-the-service',
  'stage-1-responder',
  'complained-about',
  'line-manager-of-complained-about',
  'controls-the-money',
  'considers-the-complaint',
] as const
export type Part = (typeof PARTS)[number]

/** Why a person may not take a post. */
export type Conflict = {
  readonly post: Post
  readonly because: Part | 'same-supplier'
  readonly force: Force
  readonly cites: readonly Citation[]
  readonly verified: boolean
  readonly says: string
  /** A named senior officer may allow it with a reason: so where the rule is local, or not confirmed. */
  readonly mayBeOverridden: boolean
}

type Bar = {
  readonly is: Part
  readonly not: readonly Post[]
  readonly cites: readonly Citation[]
  readonly verified: boolean
  readonly says: string
}

const MATRIX_POLICY = 'on conflicts of interest'

const inLaw = (is: Part, not: readonly Post[], cite: Citation, says: string): Bar => ({
  is,
  not,
  cites: [cite],
  verified: true,
  says,
})

const noAdvocate = (is: Part, says: string): Bar => ({
  is,
  not: ['advocate'],
  cites: [act('s26A(3)'), { force: 'REG', at: 'SI 2004/719', says: 'SI 2004/719' }],
  verified: false,
  says,
})

const local = (is: Part, not: readonly Post[], says: string): Bar => ({
  is,
  not,
  cites: [pol(MATRIX_POLICY)],
  verified: false,
  says,
})

const INDEPENDENT = ['independent-person', 'panel'] as const
const ALL_BUT_ADVOCATE = [...INDEPENDENT, 'investigating-officer', 'adjudicating-officer'] as const

// Section 3 of the catalogue, a row or part of a row each. A cell it leaves without a mark is taken as local policy.
const BARS: readonly Bar[] = [
  inLaw('member', INDEPENDENT, reg('2'), 'A member of the council is not independent of it.'),
  inLaw('officer', INDEPENDENT, reg('2'), 'An officer of the council is not independent of it.'),
  inLaw(
    'spouse-of-member-or-officer',
    INDEPENDENT,
    reg('2'),
    'The spouse or civil partner of a member or officer is not independent of the council.',
  ),
  inLaw('independent-person', ['panel'], reg('19(3)'), 'The independent person of stage 2 may not sit on the panel.'),
  {
    is: 'works-in-the-service',
    not: ['investigating-officer'],
    cites: [guid()],
    verified: false,
    says: 'Someone in the service complained about, or in its line of management, should not investigate it.',
  },
  noAdvocate('complained-about', 'The person complained about may not be the advocate.'),
  noAdvocate('line-manager-of-complained-about', 'The manager of the person complained about may not be the advocate.'),
  noAdvocate('controls-the-money', 'Whoever controls the money of the service may not be the advocate.'),
  noAdvocate('considers-the-complaint', 'Whoever considers the complaint for the council may not be the advocate.'),
  local('member', ['adjudicating-officer'], 'The adjudicating officer is an officer of the council.'),
  local('outside-the-council', ['adjudicating-officer'], 'The adjudicating officer is an officer of the council.'),
  local(
    'spouse-of-member-or-officer',
    ['investigating-officer'],
    'Someone married to a member or officer does not investigate the council.',
  ),
  local(
    'independent-person',
    ['investigating-officer', 'adjudicating-officer'],
    'The independent person watches over the investigation and does no part of it.',
  ),
  local(
    'investigating-officer',
    ['panel', 'adjudicating-officer'],
    'Whoever investigated does not judge the investigation.',
  ),
  local('adjudicating-officer', ['panel'], 'Whoever decided stage 2 does not review it.'),
  local('stage-1-responder', ALL_BUT_ADVOCATE, 'Whoever answered at stage 1 does not look at it again.'),
  local('complained-about', ALL_BUT_ADVOCATE, 'Nobody decides on a complaint about themselves.'),
  local(
    'line-manager-of-complained-about',
    ALL_BUT_ADVOCATE,
    'Nobody decides on a complaint about someone they manage.',
  ),
  local('advocate', ALL_BUT_ADVOCATE, 'The complainant’s advocate takes their side.'),
]

const isPost = (part: Part): part is Post => POSTS.some((post) => post === part)

/** Two posts that exclude one another do so whichever was taken first. */
const applies = (bar: Bar, post: Post, part: Part): boolean =>
  (bar.is === part && bar.not.includes(post)) || (bar.is === post && isPost(part) && bar.not.includes(part))

/**
 * Why a person who is all of `parts` may not take `post`: the matrix of section 3. Empty where nothing stands in
 * the way. A conflict that may not be overridden stops a step to be taken; what has happened is recorded and stands.
 */
export const conflictsFor = (post: Post, parts: Iterable<Part>): Conflict[] =>
  [...new Set(parts)].flatMap((part) =>
    BARS.filter((bar) => applies(bar, post, part)).map((bar) => conflict(post, part, bar)),
  )

function conflict(post: Post, because: Part, { cites, verified, says }: Bar): Conflict {
  const force = cites[0]?.force ?? 'POL'
  return { post, because, force, cites, verified, says, mayBeOverridden: force === 'POL' || !verified }
}

/** Someone supplied to a case from outside, and by whom. */
export type Supplied = { readonly post: Post; readonly supplier: string }

/**
 * Why a supplier that has provided `others` in the same case may not also provide `post`: one supplier does not
 * provide both the investigating officer and a member of the panel. Suppliers of the same name are the same.
 */
export const supplierConflicts = ({ post, supplier }: Supplied, others: readonly Supplied[]): Conflict[] =>
  others.some((other) => other.supplier === supplier && excluded(post, other.post))
    ? [
        {
          post,
          because: 'same-supplier',
          force: 'POL',
          cites: [pol(MATRIX_POLICY)],
          verified: false,
          says: 'One supplier does not provide both the investigating officer and a member of the panel.',
          mayBeOverridden: true,
        },
      ]
    : []

const excluded = (a: Post, b: Post): boolean =>
  (a === 'investigating-officer' && b === 'panel') || (a === 'panel' && b === 'investigating-officer')
