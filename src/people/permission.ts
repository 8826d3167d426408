import { type Role, ROLES } from './roles.ts'

// Who may do what. One table: what is not in it is not allowed. Nobody may do by a second way what the table does not
// give, so every page, list, search and download asks here.

/** What ties a person to one complaint. `none` is everybody whom nothing ties to it. */
export const TIES = ['assigned', 'was-assigned', 'named', 'conflicted', 'none'] as const
export type Tie = (typeof TIES)[number]

export const isTie = (text: string): text is Tie => TIES.some((tie) => tie === text)

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

const WHOLE_OFFICE = {
  read: ['assigned', 'was-assigned', 'none'],
  // Which steps, `taking.ts` says.
  'take-steps': ['assigned', 'was-assigned', 'none'],
  download: ['assigned', 'was-assigned', 'none'],
  'see-contacts': ['assigned', 'was-assigned', 'none'],
  'see-who-may': ['assigned', 'was-assigned', 'none'],
} as const satisfies Grant
/** Those who record what comes in. */
const KEEPING = {
  ...WHOLE_OFFICE,
  'correct-entries': ['assigned', 'was-assigned', 'none'],
  'keep-people': ['assigned', 'was-assigned', 'none'],
} as const satisfies Grant
/** Only while they are appointed. */
const OWN_ONLY: Grant = { read: ['assigned'], 'take-steps': ['assigned'], download: ['assigned'] }
/** Those among them who have to reach the people of the complaint. */
const REACHING_OWN: Grant = { ...OWN_ONLY, 'see-contacts': ['assigned'] }
const OWN_WITHOUT_FILES: Grant = { read: ['assigned'], 'take-steps': ['assigned'] }

/** What each role may do to a complaint, by what ties the person to it. */
const OF_COMPLAINTS: Readonly<Record<Role, Grant>> = {
  'complaints-manager': {
    ...KEEPING,
    'route-points': WHOLE_OFFICE.read,
    'say-who-may': ['assigned', 'was-assigned', 'none'],
  },
  'complaints-officer': KEEPING,
  'ombudsman-link-officer': WHOLE_OFFICE,
  director: WHOLE_OFFICE,
  auditor: { read: WHOLE_OFFICE.read, 'see-who-may': WHOLE_OFFICE['see-who-may'] },
  'stage-1-manager': REACHING_OWN,
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
export type Standing = { readonly ties: ReadonlySet<Tie>; readonly restricted: boolean }

/** Whether any of these roles may do this to a complaint with which somebody stands so. */
export function mayDo(roles: readonly Role[], action: ComplaintAction, { ties, restricted }: Standing): boolean {
  if ([...ties].some((tie) => BARRED.has(tie))) return false
  if (restricted && !ties.has('assigned')) return false
  const held: readonly Tie[] = ties.size > 0 ? [...ties] : ['none']
  return roles.some((role) => held.some((tie) => gives(role, action, tie)))
}

/** The widest scope that these roles read in. */
export function scopeOf(roles: readonly Role[]): Scope {
  const reads = (tie: Tie) => roles.some((role) => gives(role, 'read', tie))
  if (reads('none')) return 'open-complaints'
  return reads('assigned') ? 'own-complaints' : 'nothing'
}
