import { type Role, ROLES } from './roles.ts'

// Who may do what. One table: what is not in it is not allowed. Nobody may do by a second way what the table does not
// give, so every page, list, search and download asks here.

/**
 * What ties a person to one complaint. `opened` is for an hour, after an opening in an emergency; `none` is everybody
 * whom nothing ties to it.
 */
export const TIES = ['assigned', 'was-assigned', 'named', 'conflicted', 'opened', 'none'] as const
export type Tie = (typeof TIES)[number]

/** What can be asked for. Those in `OF_A_COMPLAINT` are asked of one complaint, the others of the service. */
export const OF_A_COMPLAINT = [
  'read',
  'take-steps',
  'route-points',
  'correct-entries',
  'download',
  'see-contacts',
  'keep-people',
  'see-who-may',
  'say-who-may',
] as const
export const OF_THE_SERVICE = [
  'list',
  'check',
  'keep',
  'open-complaint',
  'read-rules',
  'keep-views',
  'look-ahead',
  'watch',
  'keep-register',
  'erase-person',
  'see-equality-figures',
  'open-in-emergency',
  'review-openings',
] as const
export type ComplaintAction = (typeof OF_A_COMPLAINT)[number]
export type ServiceAction = (typeof OF_THE_SERVICE)[number]
export type Action = ComplaintAction | ServiceAction

export const isOfAComplaint = (action: Action): action is ComplaintAction =>
  OF_A_COMPLAINT.some((one) => one === action)

/**
 * Named in a complaint as the one it is about, or with a stake in it: whatever somebody’s role, and whatever else ties
 * them to it. Where the complaints manager or the Director is named, another of that role acts as deputy.
 */
export const BARRED: ReadonlySet<Tie> = new Set<Tie>(['named', 'conflicted'])

type Grant = { readonly [Doing in ComplaintAction]?: readonly Tie[] }

const UNRESTRICTED: readonly Tie[] = ['assigned', 'was-assigned', 'none']
const WHOLE_OFFICE = {
  read: UNRESTRICTED,
  // Which steps, `taking.ts` says.
  'take-steps': UNRESTRICTED,
  download: UNRESTRICTED,
  'see-contacts': UNRESTRICTED,
  'see-who-may': UNRESTRICTED,
} as const satisfies Grant
/** Those who record what comes in. */
const KEEPING = {
  ...WHOLE_OFFICE,
  'correct-entries': UNRESTRICTED,
  'keep-people': UNRESTRICTED,
} as const satisfies Grant
/** What somebody opened in an emergency they read, and how its people are reached; they do nothing in it. */
const opening = (grant: Grant): Grant => ({
  ...grant,
  read: [...(grant.read ?? []), 'opened'],
  'see-contacts': [...(grant['see-contacts'] ?? []), 'opened'],
})
/** Only while they are appointed. */
const OWN_ONLY: Grant = { read: ['assigned'], 'take-steps': ['assigned'], download: ['assigned'] }
/** Those among them who have to reach the people of the complaint. */
const REACHING_OWN: Grant = { ...OWN_ONLY, 'see-contacts': ['assigned'] }
const OWN_WITHOUT_FILES: Grant = { read: ['assigned'], 'take-steps': ['assigned'] }

/** What each role may do to a complaint, by what ties the person to it. */
const OF_COMPLAINTS: Readonly<Record<Role, Grant>> = {
  'complaints-manager': opening({ ...KEEPING, 'route-points': UNRESTRICTED, 'say-who-may': UNRESTRICTED }),
  'complaints-officer': opening(KEEPING),
  'ombudsman-link-officer': WHOLE_OFFICE,
  director: opening(WHOLE_OFFICE),
  auditor: { read: UNRESTRICTED, 'see-who-may': UNRESTRICTED },
  'stage-1-manager': opening(REACHING_OWN),
  'adjudicating-officer': OWN_ONLY,
  'investigating-officer': REACHING_OWN,
  'independent-person': REACHING_OWN,
  'panel-member': OWN_ONLY,
  'panel-clerk': REACHING_OWN,
  advocate: OWN_WITHOUT_FILES,
  // Who looks after accounts has no way in to complaints.
  administrator: {},
}

const CASEWORKERS: readonly Role[] = ROLES.filter((role) => role !== 'administrator')
const OFFICE: readonly Role[] = ['complaints-manager', 'complaints-officer', 'ombudsman-link-officer', 'director']

/** What each role may do beside any one complaint; a list shows only complaints that may be read. */
const OF_SERVICE: Readonly<Record<ServiceAction, readonly Role[]>> = {
  list: CASEWORKERS,
  'look-ahead': [...OFFICE, 'auditor'],
  check: [...OFFICE, 'auditor'],
  keep: ['complaints-manager', 'complaints-officer'],
  'open-complaint': ['complaints-manager', 'complaints-officer'],
  'read-rules': ROLES,
  'keep-views': CASEWORKERS,
  'keep-register': ['complaints-manager', 'complaints-officer'],
  // A person out of the register, for good.
  'erase-person': ['complaints-manager'],
  // How many gave which answer about themselves; nobody sees who did.
  'see-equality-figures': ['complaints-manager', 'complaints-officer', 'director'],
  // How the record is looked at.
  watch: ['complaints-manager', 'auditor'],
  // Who answers for a child’s safety when nobody else can be asked; `opened` is in the table above for them alone.
  'open-in-emergency': ['complaints-manager', 'complaints-officer', 'director', 'stage-1-manager'],
  // Each what somebody else opened: with two roles there is always another to ask.
  'review-openings': ['complaints-manager', 'director'],
}

/** How far somebody sees: what lists, counts and searches are compiled from. */
export const SCOPES = ['open-complaints', 'own-complaints', 'nothing'] as const
export type Scope = (typeof SCOPES)[number]

/** Whether any of these roles may do this to the service as a whole. */
export const mayUse = (roles: readonly Role[], action: ServiceAction): boolean =>
  roles.some((role) => OF_SERVICE[action].includes(role))

/** What one complaint says of one person, and whether it is restricted to those who are assigned to it. */
export type Standing = { readonly ties: ReadonlySet<Tie>; readonly restricted: boolean }

/** Whether any of these roles may do this to a complaint with which somebody stands so. */
export function mayDo(roles: readonly Role[], action: ComplaintAction, { ties, restricted }: Standing): boolean {
  if ([...ties].some((tie) => BARRED.has(tie))) return false
  const lasting = [...ties].filter((tie) => tie !== 'opened')
  const known: readonly Tie[] = lasting.length > 0 ? lasting : ['none']
  // An opening adds to what somebody may do anyway, and reaches into what is restricted.
  const held = [
    ...known.filter((tie) => !restricted || tie === 'assigned'),
    ...(ties.has('opened') ? (['opened'] as const) : []),
  ]
  return roles.some((role) => held.some((tie) => OF_COMPLAINTS[role][action]?.includes(tie)))
}

/** The widest scope that these roles read in. */
export function scopeOf(roles: readonly Role[]): Scope {
  const reads = (tie: Tie) => roles.some((role) => OF_COMPLAINTS[role].read?.includes(tie))
  if (reads('none')) return 'open-complaints'
  return reads('assigned') ? 'own-complaints' : 'nothing'
}
