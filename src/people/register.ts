import { type Question, QUESTIONS } from '../complaint/independence-questions.ts'
import type { Post } from '../law/conflicts.ts'

// The register of independents: those from outside the council who may be asked to take a post in a complaint.

export const REGISTER_ROLES = ['investigating-officer', 'independent-person', 'panel-member', 'panel-chair'] as const
/** What somebody is on the register for. One person may be on it for several. */
export type RegisterRole = (typeof REGISTER_ROLES)[number]

export const REGISTER_ROLE_WORDS: Readonly<Record<RegisterRole, string>> = {
  'investigating-officer': 'Investigating officer',
  'independent-person': 'Independent person',
  'panel-member': 'Panel member',
  'panel-chair': 'Panel chair',
}

/** The post that conflicts of interest are judged for. */
export const POST_OF: Readonly<Record<RegisterRole, Post>> = {
  'investigating-officer': 'investigating-officer',
  'independent-person': 'independent-person',
  'panel-member': 'panel',
  'panel-chair': 'panel',
}

export const SKILLS = [
  'child-protection',
  'children-in-care',
  'care-leavers',
  'disabled-children',
  'fostering-and-adoption',
  'special-guardianship',
  'unaccompanied-children',
  'talking-with-children',
  'autism-and-learning-disability',
  'british-sign-language',
] as const
/** What a complaint may need of somebody. A closed list, so that it can be searched without opening a record. */
export type Skill = (typeof SKILLS)[number]

export const SKILL_WORDS: Readonly<Record<Skill, string>> = {
  'child-protection': 'Child protection',
  'children-in-care': 'Children in care',
  'care-leavers': 'Care leavers',
  'disabled-children': 'Disabled children',
  'fostering-and-adoption': 'Fostering and adoption',
  'special-guardianship': 'Special guardianship',
  'unaccompanied-children': 'Unaccompanied children',
  'talking-with-children': 'Talking with young children',
  'autism-and-learning-disability': 'Autism and learning disability',
  'british-sign-language': 'British Sign Language',
}

export const CHECKS = ['dbs', 'references', 'identity', 'training', 'insurance'] as const
export type CheckKind = (typeof CHECKS)[number]

export const CHECK_WORDS: Readonly<Record<CheckKind, string>> = {
  dbs: 'DBS check, enhanced',
  references: 'References',
  identity: 'Proof of identity',
  training: 'Training for the procedure',
  insurance: 'Professional insurance',
}

/**
 * What is asked of everybody on the register, once a year. The questions about one case are asked when somebody is to
 * take a post in it: here they would mean nothing.
 */
export const DECLARED_YEARLY = [
  'member-or-officer',
  'spouse-of-member-or-officer',
  'works-in-the-service',
] as const satisfies readonly Question[]

export const DECLARED_WORDS: Readonly<Record<(typeof DECLARED_YEARLY)[number], string>> = {
  'member-or-officer': QUESTIONS['member-or-officer'],
  'spouse-of-member-or-officer': QUESTIONS['spouse-of-member-or-officer'],
  'works-in-the-service': 'Do you work in a children’s service of the council, or in its line of management?',
}
