import type { Force } from '../../law/citation.ts'
import type { AnswerCode, FaultCode, FaultWeight } from '../../law/faults.ts'
import type { OwedBy, PeriodUnit, Rule } from '../../law/rule.ts'

/** How binding a rule is, from the most to the least. */
export const FORCE_WORDS: Readonly<Record<Force, string>> = {
  ACT: 'Act of Parliament',
  REG: 'Regulations',
  GUID: 'Statutory guidance',
  OMB: 'Expected by the Ombudsman',
  POL: 'Council policy',
}

export const OWED_BY_WORDS: Readonly<Record<OwedBy, string>> = {
  council: 'the council',
  'complaints-manager': 'the complaints manager',
  'investigating-officer': 'the investigating officer',
  'independent-person': 'the independent person',
  'adjudicating-officer': 'the adjudicating officer',
  panel: 'the review panel',
  complainant: 'the complainant',
  ombudsman: 'the Ombudsman',
  'any-handler': 'everyone who handles complaints',
}

export const WEIGHT_WORDS: Readonly<Record<FaultWeight, string>> = {
  fault: 'Fault',
  'poor-practice': 'Poor practice',
  contributing: 'Added to the delay',
}

export const ANSWER_WORDS: Readonly<Record<AnswerCode, string>> = {
  PREMATURE: 'The Ombudsman was approached before the procedure was finished',
  LATE_TO_OMBUDSMAN: 'The Ombudsman may say that the approach came late',
  HELD: 'A lawful hold explains the time',
}

export const SECTION_WORDS: Readonly<Record<Rule['section'], string>> = {
  '7.1': 'When a complaint arrives',
  '5.3': 'Which procedure a complaint belongs to',
  '7.2': 'Stage 1: local resolution',
  '7.3': 'Stage 2: investigation',
  '7.4': 'Stage 3: review panel',
  '7.5': 'The Ombudsman, and actions agreed',
  '7.6': 'Records and reports',
}

const UNIT_WORDS: Readonly<Record<PeriodUnit, readonly [one: string, many: string]>> = {
  'working-days': ['working day', 'working days'],
  'calendar-days': ['day', 'days'],
  months: ['month', 'months'],
  years: ['year', 'years'],
}

/** `1 working day`, `65 working days`. */
export const periodInWords = (n: number, unit: PeriodUnit): string => `${n} ${UNIT_WORDS[unit][n === 1 ? 0 : 1]}`

/** `working days`, `months`. */
export const unitInWords = (unit: PeriodUnit): string => UNIT_WORDS[unit][1]

/** What the record leaves open where a code is not shown. */
export const NOT_SHOWN_WORDS: Readonly<Record<FaultCode, string>> = {
  S1_LATE: 'when stage 1 was answered',
  RIGHTS_NOT_EXPLAINED: 'whether the letters explained what the complainant could do next',
  S2_NOT_STARTED: 'whether stage 2 was started',
  S2_LATE: 'when stage 2 was answered',
  S2_REFUSED: 'why stage 2 was refused',
  S2_STATEMENT_DELAY: 'how long it took to agree the statement of complaint',
  S2_NO_INDEPENDENT_PERSON: 'whether an independent person took part in stage 2',
  IO_NOT_INDEPENDENT: 'whether the investigating officer was independent',
  IP_NOT_INDEPENDENT: 'whether the independent person was independent',
  PANEL_NOT_INDEPENDENT: 'whether the review panel was independent',
  FILES_WITHHELD: 'whether the investigation had all the files',
  SUBSTITUTE_STEP: 'whether another step took the place of a stage',
  ACCESS_BARRIER: 'whether a form or an extra step was demanded',
  WRONG_PROCEDURE: 'whether the right procedure was used',
  PROCEDURE_NOT_STARTED: 'whether the complaint was put into a stage',
  PROCEDURE_NOT_COMPLETED: 'whether the stages were finished',
  OUT_OF_TIME_NOT_CONSIDERED: 'whether the two tests for a late complaint were answered',
  REFUSAL_NOT_REASONED: 'what reasons were given for a refusal or a hold',
  HOLD_OUTLIVED: 'whether the hold was looked at again',
  ADVOCACY_NOT_OFFERED: 'whether an advocate was offered',
  OUTCOME_NOT_TOLD: 'whether the child, or another person affected, was told the outcome',
  ADJUDICATION_INCOMPLETE: 'whether every point and recommendation was answered',
  ANSWER_NOT_REASONED: 'what reasons were given where a finding was changed or a recommendation refused',
  FINDING_MISQUOTED: 'whether the letters stated the findings rightly',
  S3_REFUSED: 'why a review panel was refused',
  S3_NOT_STARTED: 'whether a review panel was arranged',
  S3_LATE: 'when the review panel met',
  S3_REPORT_LATE: 'when the review panel reported',
  S3_RESPONSE_LATE: 'when the final answer was sent',
  IP_NOT_CONSULTED: 'whether the independent person was consulted on the final answer',
  EARLY_REFERRAL_IMPROPER: 'whether the conditions for going early to the Ombudsman were met',
  RECOMMENDATION_NOT_MET: 'whether everything that was promised was done',
  RECOMMENDATION_LATE: 'when the things that were promised were done',
  AGREED_ACTION_LATE: 'when the actions agreed with the Ombudsman were done',
  AGREED_ACTION_NOT_MET: 'whether the actions agreed with the Ombudsman were done',
  POOR_COMMUNICATION: 'whether the complainant was kept informed',
}
