/** Those who work for the council. */
export const STAFF_ROLES = [
  'complaints-manager',
  'complaints-officer',
  'stage-1-manager',
  'adjudicating-officer',
  'director',
  'ombudsman-link-officer',
  'auditor',
  'administrator',
  'member-of-staff',
] as const

/** Those who come from outside, for one complaint or for some. */
export const OUTSIDE_ROLES = [
  'investigating-officer',
  'independent-person',
  'panel-member',
  'panel-clerk',
  'advocate',
] as const

export const ROLES = [...STAFF_ROLES, ...OUTSIDE_ROLES] as const

/** What somebody does in the procedure. One person may have several. */
export type Role = (typeof ROLES)[number]

/** Whether a text, from a form or a setting, names a role. */
export const isRole = (text: string): text is Role => ROLES.some((role) => role === text)

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  'complaints-manager': 'Complaints manager',
  'complaints-officer': 'Complaints officer',
  'stage-1-manager': 'Stage 1 manager',
  'adjudicating-officer': 'Adjudicating officer',
  director: 'Director',
  'ombudsman-link-officer': 'Ombudsman link officer',
  auditor: 'Auditor',
  administrator: 'Administrator',
  'member-of-staff': 'Member of staff',
  'investigating-officer': 'Investigating officer',
  'independent-person': 'Independent person',
  'panel-member': 'Panel member',
  'panel-clerk': 'Panel clerk',
  advocate: 'Advocate',
}
