import type { RuleId } from './rules/index.ts'

export type FaultKind = 'act' | 'omission' | 'delay'
export type FaultWeight = 'fault' | 'poor-practice' | 'contributing'

/** What a check can find: `code`, its kind, the rules it rests on, and its name and remedy in plain words. */
export type FaultDefinition = {
  readonly kind: FaultKind
  readonly rules: readonly RuleId[]
  readonly title: string
  readonly putRight: string
}

export const FAULTS = {
  S1_LATE: {
    kind: 'delay',
    rules: ['S1.respond', 'S1.extend'],
    title: 'The stage 1 answer was late',
    putRight: 'Answer now, apologise for the delay, and tell the complainant that stage 2 is open to them.',
  },
  RIGHTS_NOT_EXPLAINED: {
    kind: 'act',
    rules: ['S1.next-step', 'S2.send-pack', 'I.prejudice-hold', 'O.signpost'],
    title: 'The letter did not explain what the complainant could do next',
    putRight: 'Write again with the next step and its date; the time to ask runs from that letter.',
  },
  S2_NOT_STARTED: {
    kind: 'omission',
    rules: ['S2.accept', 'S2.appoint-io', 'S2.appoint-ip'],
    title: 'Stage 2 was never started',
    putRight: 'Appoint an investigating officer and an independent person now, apologise and say when it will end.',
  },
  S2_LATE: {
    kind: 'delay',
    rules: ['S2.complete', 'S2.extend'],
    title: 'The stage 2 answer was late',
    putRight: 'Give the answer, apologise, and consider a payment for the delay.',
  },
  S2_REFUSED: {
    kind: 'act',
    rules: ['S2.accept'],
    title: 'Stage 2 was refused',
    putRight: 'Open stage 2 and apologise.',
  },
  S2_STATEMENT_DELAY: {
    kind: 'delay',
    rules: ['S2.statement'],
    title: 'Agreeing the statement of complaint took too long',
    putRight: 'Settle the statement on the best version there is and go on.',
  },
  S2_NO_INDEPENDENT_PERSON: {
    kind: 'omission',
    rules: ['S2.appoint-ip'],
    title: 'Stage 2 went ahead without an independent person',
    putRight: 'Offer to investigate again with an independent person.',
  },
  IO_NOT_INDEPENDENT: {
    kind: 'act',
    rules: ['S2.appoint-io'],
    title: 'The investigating officer was not independent',
    putRight: 'End the appointment and appoint someone without a part in the matter.',
  },
  IP_NOT_INDEPENDENT: {
    kind: 'act',
    rules: ['S2.appoint-ip'],
    title: 'The independent person was not independent',
    putRight: 'End the appointment and appoint someone who meets regulation 2.',
  },
  PANEL_NOT_INDEPENDENT: {
    kind: 'act',
    rules: ['S3.compose'],
    title: 'The review panel was not independent',
    putRight: 'Convene a new panel of three independent people.',
  },
  FILES_WITHHELD: {
    kind: 'act',
    rules: ['S2.appoint-io', 'S2.information'],
    title: 'Files were kept from the investigation',
    putRight: 'Give access to the files, or record the reason in law.',
  },
  SUBSTITUTE_STEP: {
    kind: 'act',
    rules: ['S2.accept'],
    title: 'Another step was put in place of a stage',
    putRight: 'Open the stage that was asked for; a meeting may go on beside it.',
  },
  ACCESS_BARRIER: {
    kind: 'act',
    rules: ['S2.accept'],
    title: 'A form or an extra step was demanded before a stage',
    putRight: 'Take what the complainant has already said as the request.',
  },
  WRONG_PROCEDURE: {
    kind: 'act',
    rules: ['I.route'],
    title: 'The complaint was answered under the wrong procedure',
    putRight: 'Go straight to stage 2 of the statutory procedure and apologise.',
  },
  PROCEDURE_NOT_STARTED: {
    kind: 'omission',
    rules: ['I.expedite', 'S1.respond'],
    title: 'The complaint was put into no stage',
    putRight: 'Accept it, or refuse it with reasons, today.',
  },
  PROCEDURE_NOT_COMPLETED: {
    kind: 'act',
    rules: ['S2.accept', 'S3.accept'],
    title: 'The complaint was closed before its stages were done',
    putRight: 'Reopen it at the stage it had reached.',
  },
  OUT_OF_TIME_NOT_CONSIDERED: {
    kind: 'act',
    rules: ['I.one-year', 'I.one-year-override'],
    title: 'The complaint was refused as late without the two tests',
    putRight: 'Decide again, with a reasoned answer to both tests.',
  },
  REFUSAL_NOT_REASONED: {
    kind: 'act',
    rules: ['I.sufficient-interest', 'I.prejudice-hold', 'O.signpost'],
    title: 'A refusal or hold gave no reasons',
    putRight: 'Decide again and give reasons on this case.',
  },
  HOLD_OUTLIVED: {
    kind: 'omission',
    rules: ['I.prejudice-hold', 'I.prejudice-resubmit'],
    title: 'The hold outlived its reason',
    putRight: 'Lift the hold or decide again with a new review date.',
  },
  ADVOCACY_NOT_OFFERED: {
    kind: 'omission',
    rules: ['I.advocacy'],
    title: 'No advocate was offered',
    putRight: 'Offer an advocate now and ask what the young person wants to add.',
  },
  OUTCOME_NOT_TOLD: {
    kind: 'omission',
    rules: ['A.due-regard'],
    title: 'The child, or another person affected, was not told the outcome',
    putRight: 'Tell them in words they can use, or record why not.',
  },
  ADJUDICATION_INCOMPLETE: {
    kind: 'act',
    rules: ['S2.adjudicate'],
    title: 'A point or a recommendation was left without an answer',
    putRight: 'Decide what was missed and write again.',
  },
  ANSWER_NOT_REASONED: {
    kind: 'act',
    rules: ['S2.adjudicate', 'S3.reasons'],
    title: 'A finding was changed, or a recommendation refused, without reasons',
    putRight: 'Give the reasons in writing.',
  },
  FINDING_MISQUOTED: {
    kind: 'act',
    rules: ['S2.adjudicate', 'S3.respond'],
    title: 'A letter stated a finding wrongly',
    putRight: 'Correct the letter with the finding as it was made.',
  },
  S3_REFUSED: {
    kind: 'act',
    rules: ['S3.accept', 'S3.request'],
    title: 'A review panel was refused',
    putRight: 'Appoint a panel and apologise.',
  },
  S3_NOT_STARTED: {
    kind: 'omission',
    rules: ['S3.panel-held', 'S3.compose'],
    title: 'No review panel was arranged',
    putRight: 'Appoint three independent people and set a date now.',
  },
  S3_LATE: {
    kind: 'delay',
    rules: ['S3.panel-held'],
    title: 'The review panel met late',
    putRight: 'Hold the panel, apologise, and record why it was late.',
  },
  S3_REPORT_LATE: {
    kind: 'delay',
    rules: ['S3.report'],
    title: 'The panel reported late',
    putRight: 'Send the report and record the reason.',
  },
  S3_RESPONSE_LATE: {
    kind: 'delay',
    rules: ['S3.respond'],
    title: 'The final response was late',
    putRight: 'Send the response and say why it was late.',
  },
  IP_NOT_CONSULTED: {
    kind: 'omission',
    rules: ['S3.consider'],
    title: 'The final response was made without the independent person',
    putRight: 'Consult the stage 2 independent person and confirm or change the response.',
  },
  EARLY_REFERRAL_IMPROPER: {
    kind: 'act',
    rules: ['S3.early-referral'],
    title: 'The complaint was sent to the Ombudsman without the conditions for it',
    putRight: 'Offer the review panel.',
  },
  RECOMMENDATION_NOT_MET: {
    kind: 'omission',
    rules: ['S2.actions'],
    title: 'A promised action was not done',
    putRight: 'Do it, keep the evidence, tell the complainant, and apologise for the delay.',
  },
  RECOMMENDATION_LATE: {
    kind: 'delay',
    rules: ['S2.actions'],
    title: 'A promised action was done late',
    putRight: 'Apologise for the delay and keep the evidence.',
  },
  AGREED_ACTION_LATE: {
    kind: 'delay',
    rules: ['O.agreed-action', 'O.evidence'],
    title: 'An action agreed with the Ombudsman was late',
    putRight: 'Send the evidence and tell the Ombudsman why it was late.',
  },
  AGREED_ACTION_NOT_MET: {
    kind: 'omission',
    rules: ['O.agreed-action', 'O.evidence'],
    title: 'An action agreed with the Ombudsman was not done',
    putRight: 'Do it today and send the evidence.',
  },
  POOR_COMMUNICATION: {
    kind: 'omission',
    rules: ['S2.update'],
    title: 'The complainant was left without news',
    putRight: 'Send an update now and set the next one.',
  },
} as const satisfies Record<string, FaultDefinition>

export type FaultCode = keyof typeof FAULTS
export const FAULT_CODES = Object.keys(FAULTS) as readonly FaultCode[]

/** Not faults, but what staff must see. */
export const ANSWER_CODES = ['PREMATURE', 'LATE_TO_OMBUDSMAN', 'HELD'] as const
export type AnswerCode = (typeof ANSWER_CODES)[number]
