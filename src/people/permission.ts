import { type Role, ROLES } from './roles.ts'

// Who may do what. One table: what is not in it is not allowed. Nobody may do by a second way what the table does not
// give, so every page, list, search and download asks here.

/**
 * What ties a person to one complaint. `none` is everybody whom nothing of their own ties to it. Two come beside either:
 * `covering`, where they cover for somebody who is assigned to it, today (`cover.ts`), and `opened`, for an hour after
 * they opened it in an emergency (`openings.ts`).
 */
export const TIES = ['assigned', 'was-assigned', 'named', 'conflicted', 'covering', 'opened', 'none'] as const
export type Tie = (typeof TIES)[number]

/** The ties that are made, and end, in the complaint itself. */
const MADE = ['assigned', 'named', 'conflicted'] as const
export type MadeTie = (typeof MADE)[number]

export const isMadeTie = (text: string): text is MadeTie => MADE.some((tie) => tie === text)

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
  'ask',
  'keep-notes',
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
  'arrange-cover',
  'arrange-cover-for-others',
  'hand-over',
  'answer-questions',
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
const BARRING = ['named', 'conflicted'] as const
export const BARRED: ReadonlySet<Tie> = new Set<Tie>(BARRING)

/** By what ties each thing may be done: never by one that bars. */
type Grant = { readonly [Doing in ComplaintAction]?: readonly Exclude<Tie, (typeof BARRING)[number]>[] }

const ALWAYS = ['assigned', 'was-assigned', 'covering', 'none'] as const
const WHOLE_OFFICE = {
  read: ALWAYS,
  // Which steps, `taking.ts` says.
  'take-steps': ALWAYS,
  download: ALWAYS,
  'see-contacts': ALWAYS,
  'see-who-may': ALWAYS,
  // What the office notes for itself, and its tasks: never for those who look from outside.
  'keep-notes': ALWAYS,
} as const satisfies Grant
/** Those who record what comes in. */
const KEEPING = {
  ...WHOLE_OFFICE,
  'correct-entries': ALWAYS,
  'keep-people': ALWAYS,
  // Somebody who does not see the complaint, in their own words.
  ask: ALWAYS,
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
/** Those whose part another of their role may see to while they are away. */
const OWN_OR_COVERED: Grant = {
  read: ['assigned', 'covering'],
  'take-steps': ['assigned', 'covering'],
  download: ['assigned', 'covering'],
  'see-contacts': ['assigned', 'covering'],
}

/** What each role may do to a complaint, by what ties the person to it. */
const OF_COMPLAINTS: Readonly<Record<Role, Grant>> = {
  'complaints-manager': opening({ ...KEEPING, 'route-points': ALWAYS, 'say-who-may': ALWAYS }),
  'complaints-officer': opening(KEEPING),
  'ombudsman-link-officer': WHOLE_OFFICE,
  director: opening(WHOLE_OFFICE),
  auditor: { read: ALWAYS, 'see-who-may': ALWAYS },
  'stage-1-manager': opening({ ...OWN_OR_COVERED, ask: ['assigned', 'covering'] }),
  'adjudicating-officer': OWN_ONLY,
  'investigating-officer': { ...REACHING_OWN, ask: ['assigned'] },
  'independent-person': REACHING_OWN,
  'panel-member': OWN_ONLY,
  'panel-clerk': OWN_OR_COVERED,
  advocate: OWN_WITHOUT_FILES,
  // Who looks after accounts has no way in to complaints.
  administrator: {},
  // Nor has who is only asked something: what they are asked is all that they see, whatever ties them to it.
  'member-of-staff': {},
}

const CASEWORKERS: readonly Role[] = ROLES.filter((role) => role !== 'administrator' && role !== 'member-of-staff')
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
  // Who covers for oneself while one is away. Whose part is personal is told there what is done instead.
  'arrange-cover': CASEWORKERS.filter((role) => role !== 'auditor'),
  'arrange-cover-for-others': ['complaints-manager'],
  // All that somebody holds, to others.
  'hand-over': ['complaints-manager'],
  // What they themselves are asked in a complaint: also of those who are kept away from it.
  'answer-questions': ROLES,
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

const gives = (role: Role, action: ComplaintAction, by: Tie): boolean =>
  OF_COMPLAINTS[role][action]?.some((tie) => tie === by) ?? false

/** Whether any of these roles may do this to the service as a whole. */
export const mayUse = (roles: readonly Role[], action: ServiceAction): boolean =>
  roles.some((role) => OF_SERVICE[action].includes(role))

/** What one complaint says of one person, and whether it is restricted to those who are assigned to it. */
export type Standing = {
  readonly ties: ReadonlySet<Tie>
  readonly restricted: boolean
  /** Where they cover: in which parts. Another role of theirs gains nothing by it. */
  readonly coveringAs?: readonly Role[]
}

/** Whether any of these roles may do this to a complaint with which somebody stands so. */
export function mayDo(roles: readonly Role[], action: ComplaintAction, standing: Standing): boolean {
  const { ties, restricted, coveringAs = [] } = standing
  if ([...ties].some((tie) => BARRED.has(tie))) return false
  const own = [...ties].filter((tie) => tie !== 'covering' && tie !== 'opened')
  const lasting: readonly Tie[] = own.length > 0 ? own : ['none']
  // What is restricted is there for those who are assigned to it, and for whoever opened it in an emergency.
  const held = restricted ? lasting.filter((tie) => tie === 'assigned') : lasting
  const covers = ties.has('covering') && held.length > 0
  const opened: readonly Tie[] = ties.has('opened') ? ['opened'] : []
  return roles.some((role) => {
    const by = [...held, ...(covers && coveringAs.includes(role) ? (['covering'] as const) : []), ...opened]
    return by.some((tie) => gives(role, action, tie))
  })
}

/** The widest scope that these roles read in. */
export function scopeOf(roles: readonly Role[]): Scope {
  const reads = (tie: Tie) => roles.some((role) => gives(role, 'read', tie))
  if (reads('none')) return 'open-complaints'
  return reads('assigned') ? 'own-complaints' : 'nothing'
}
