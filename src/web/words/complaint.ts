import type { Holder, Reading, Right, StageName, Standing } from '../../complaint/assessment.ts'
import type { Finding, LegalFunction, PersonClass, Voice } from '../../complaint/vocabulary.ts'
import type { Procedure } from '../../worklist/procedure.ts'

export const STAGE_WORDS: Readonly<Record<StageName, string>> = {
  intake: 'Just received',
  'stage-1': 'Stage 1',
  'stage-2': 'Stage 2',
  'stage-3': 'Stage 3',
  finished: 'All stages done',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  closed: 'Closed',
  'another-procedure': 'Another procedure',
}

export const HOLDER_WORDS: Readonly<Record<Holder, string>> = {
  'complaints-manager': 'Complaints manager',
  'stage-1-manager': 'Manager answering stage 1',
  'investigating-officer': 'Investigating officer',
  'independent-person': 'Independent person',
  'adjudicating-officer': 'Adjudicating officer',
  panel: 'Review panel',
  director: 'Director',
  'ombudsman-link-officer': 'Ombudsman link officer',
  'action-owner': 'Owner of the action',
  complainant: 'Complainant',
  court: 'Court',
  ombudsman: 'Ombudsman',
}

export const VOICE_WORDS: Readonly<Record<Voice, string>> = {
  'stage-1': 'Stage 1 answer',
  'investigating-officer': 'Investigating officer',
  'adjudicating-officer': 'Adjudicating officer',
  panel: 'Review panel',
  council: 'Final answer',
}

/** The order in which voices speak. */
export const VOICES_IN_ORDER = [
  'stage-1',
  'investigating-officer',
  'adjudicating-officer',
  'panel',
  'council',
] as const satisfies readonly Voice[]

export const FINDING_WORDS: Readonly<Record<Finding, string>> = {
  upheld: 'Upheld',
  'partially-upheld': 'Partly upheld',
  'not-upheld': 'Not upheld',
  'no-finding': 'No finding',
}

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  'not-owed': 'Not owed yet',
  running: 'Running',
  overdue: 'Overdue',
  met: 'Done in time',
  'met-late': 'Done late',
  held: 'On hold',
  ended: 'Ended',
  'not-shown': 'Not shown',
}

/** Where sources differ on when a clock starts, which reading this is. */
export const READING_WORDS: Readonly<Record<Reading, string>> = {
  request_received: 'counted from the request',
  statement_agreed: 'counted from the agreed statement',
  ombudsman_decision: 'counted from the Ombudsman’s decision',
  report_received: 'counted from the panel’s report',
  panel_held: 'counted from the panel',
  only: '',
}

export const RIGHT_WORDS: Readonly<Record<Right['right'], string>> = {
  'answer-at-stage-1': 'Have an answer at stage 1',
  'request-stage-2': 'Ask for stage 2',
  'request-stage-3': 'Ask for stage 3, a review panel',
  'ask-the-ombudsman': 'Go to the Ombudsman',
  resubmit: 'Make the complaint again',
  advocate: 'Have an advocate',
}

/** Who complains. */
export const CLASS_WORDS: Readonly<Record<PersonClass, string>> = {
  child: 'Child or young person',
  'care-leaver': 'Care leaver',
  parent: 'Parent',
  'person-with-parental-responsibility': 'Person with parental responsibility',
  'foster-carer': 'Foster carer',
  'special-guardian': 'Special guardian',
  'child-under-special-guardianship': 'Child under special guardianship',
  'special-guardianship-applicant': 'Applicant for special guardianship',
  adopter: 'Adopter',
  'adopted-person': 'Adopted person',
  'prospective-adopter': 'Prospective adopter',
  'former-guardian': 'Former guardian',
  'adoption-support-recipient': 'Person who receives adoption support',
  'other-sufficient-interest': 'Relative or other person with an interest',
}

/** What a point is about, with the section that the law knows it by. */
export const FUNCTION_WORDS: Readonly<Record<LegalFunction, string>> = {
  s17: 'Child in need (s17)',
  s18: 'Day care (s18)',
  s20: 'Accommodation (s20)',
  s22: 'Looked-after child (s22)',
  s23: 'Placement (s23)',
  'care-leaving': 'Leaving care',
  s26: 'Reviews (s26)',
  s31: 'Care or supervision order (s31)',
  s33: 'Care order decisions (s33)',
  s34: 'Contact with a child in care (s34)',
  s35: 'Supervision (s35)',
  s43: 'Child assessment order (s43)',
  s44: 'Emergency protection (s44)',
  s47: 'Child protection enquiry (s47)',
  adoption: 'Adoption',
  'special-guardianship': 'Special guardianship',
  'fostering-support': 'Support for foster carers',
  'fostering-approval': 'Approval to foster',
  conference: 'Child protection conference',
  'court-report': 'Report to a court',
  'ehc-plan': 'Education, health and care plan',
  school: 'School',
  'data-protection': 'Data protection',
  'adult-care': 'Adult social care',
  health: 'Health service',
  other: 'Something else',
}

export const PROCEDURE_WORDS: Readonly<Record<Procedure, string>> = {
  statutory: 'Statutory',
  corporate: 'Corporate',
  court: 'Court',
  tribunal: 'Tribunal',
  'conference-appeal': 'Conference appeal',
  'fostering-review': 'Fostering review',
  'data-protection': 'Data protection',
  'childrens-home': 'Children’s home',
  'adult-care': 'Adult social care',
  health: 'Health',
  personnel: 'Personnel',
  other: 'Another',
  undecided: 'Not decided yet',
}
