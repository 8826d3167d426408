import { fieldLabel } from './event-details.ts'
import { CLASS_WORDS, FINDING_WORDS, PROCEDURE_WORDS } from './complaint.ts'

type Asked = { readonly label: string; readonly hint?: string }

const asked = (label: string, hint?: string): Asked => ({ label, ...(hint !== undefined && { hint }) })

/** How a field is asked for: in one step (`stage-1-extended.until`), or wherever it stands. */
const FIELDS: Readonly<Record<string, Asked>> = {
  on: asked('When did this happen?', 'The day on which it reached the council or left it. For example, 27 3 2026'),
  note: asked('Note (optional)', 'Anything else worth keeping. It is read by everybody who may see the complaint'),
  points: asked('Which points is this about? (optional)', 'Leave all of them open where it is about all of them'),
  point: asked('Which point?'),
  channel: asked('How did it come?'),
  reason: asked('Reason'),
  reasons: asked('Reasons', 'On this complaint, in words that the letter can use'),
  until: asked('Until when?', 'For example, 27 3 2026'),
  due: asked('By when?', 'For example, 27 3 2026'),
  who: asked('Who?', 'Their full name'),
  what: asked('What?'),
  to: asked('To whom?'),
  says: asked('In words'),
  ombudsmanRightExplained: asked(
    'Does the letter tell of the Ombudsman?',
    'The Local Government and Social Care Ombudsman, how to reach it, and that it is free',
  ),
  findings: asked('Findings'),
  recommendations: asked('Recommendations'),
  answers: asked('Answers to the recommendations'),
  independence: asked('Independence', 'Ask each question before the appointment, and record each answer'),
  supplier: asked('Supplier (optional)', 'Where they come through one'),
  owner: asked('Who carries it out?'),
  evidence: asked('What shows that it was done?', 'For example: the letter of 3 March, the payment record'),
  amount: asked('Amount'),
  for: asked('What is it for?'),
  action: asked('Which promise?'),
  version: asked('Version'),
  accepted: asked('Is it accepted?'),
  agreedByComplainant: asked('Does the complainant agree, in so many words?'),
  'procedure-chosen.procedure': asked(
    'Which procedure?',
    'For the whole complaint. For one point, send that point to another procedure',
  ),
  'point-routed.procedure': asked('Which procedure does this point belong to?'),
  'point-routed.authorisedBy': asked(
    'Authorised by (optional)',
    'Needed after stage 1, where a point leaves the procedure only as a correction',
  ),
  'point-withdrawn.authorisedBy': asked('Authorised by (optional)'),
  'complaint-held.proceedings': asked('Which proceedings?', 'For example: care proceedings, a police investigation'),
  'complaint-held.reviewOn': asked(
    'When will the hold be looked at again?',
    'It stands on your home page by then. For example, 27 3 2026',
  ),
  'complaint-held.reasons': asked(
    'How would going on prejudice the proceedings?',
    'Regulation 8: for these points, not for the complaint as such',
  ),
  'complaint-held.returnRightExplained': asked(
    'Does the letter say that they may bring it back?',
    'Within a year of the end of the proceedings, and that it is not lost meanwhile',
  ),
  'complaint-held.points': asked(
    'Which points wait? (optional)',
    'Only those that would prejudice the proceedings: the others go on. Leave all of them open where nothing can go on',
  ),
  'interest-decided.accepted': asked('Do they have enough interest in the child’s welfare?'),
  'interest-decided.childsViews': asked('The child’s views (optional)', 'Or why they were not asked for'),
  'late-complaint-decided.accepted': asked('Is the complaint taken although it is late?'),
  'late-complaint-decided.reasonableToExpectEarlier': asked(
    'Would it have been reasonable to expect it earlier?',
    'What kept them: illness, fear, not knowing. On this complaint',
  ),
  'late-complaint-decided.effectiveAndFairNow': asked(
    'Can it still be looked into effectively and fairly?',
    'What records and people there still are',
  ),
  'late-complaint-decided.decidedBy': asked('Who decided?'),
  'complaint-refused.grounds': asked('On what ground?'),
  'hold-ended.of': asked('Which hold?'),
  'proceedings-ended.of': asked('Which hold waited for them?'),
  'complaint-resubmitted.of': asked('Which hold?'),
  'hold-ended.reason': asked('Why can it go on now?'),
  'complaint-refused.of': asked('The decision it rests on (optional)'),
  'stage-1-allocated.to': asked('Which manager?', 'Never somebody whom the complaint is about'),
  'stage-1-allocated.due': asked(
    'When do you want the draft?',
    'Before the date by which the complainant must have the answer',
  ),
  'stage-1-extended.until': asked('The new date, as the notice gives it', 'No later than day 20'),
  'stage-1-extended.reason': asked('Why is longer needed?'),
  'stage-1-responded.stage2RightExplained': asked(
    'Does the letter tell of stage 2?',
    'That they may ask for it, how, and by when',
  ),
  'stage-1-responded.offered': asked(
    'What is offered (optional)',
    'An apology, a change, a meeting beside the procedure',
  ),
  'stage-1-resolved.terms': asked('On what terms?', 'As the complainant is told in writing'),
  'stage-2-extended.until': asked('The new date, as the notice gives it', 'No later than day 65'),
  'stage-2-refused.grounds': asked('On what ground?', 'That the request came late is never enough alone'),
  'stage-2-responded.enclosed': asked('What is enclosed?'),
  'stage-2-responded.stage3RightExplained': asked(
    'Does the letter tell of the review panel?',
    'That they may ask for it, how, and by when',
  ),
  'independent-person-reported.agreesWithFindings': asked('Do they agree with the findings?'),
  'independent-person-reported.fair': asked('Was the investigation fair?'),
  'independent-person-reported.disagreements': asked('Where they differ'),
  'independent-person-reported.concerns': asked('Concerns (optional)', 'What was not fair, or came late'),
  'draft-report-checked.changes': asked(
    'What was changed?',
    'Facts only, and who asked for it. Above stands what the draft found: a finding that is another in the report needs its reason there',
  ),
  'other-step-taken.step': asked('What was it?'),
  'other-step-taken.inPlaceOf': asked(
    'Was it in place of a stage? (optional)',
    'Leave this open where it goes on beside the stage',
  ),
  'panel-appointed.chair': asked('Chair'),
  'panel-appointed.members': asked('The two other members'),
  'panel-date-set.date': asked('When does the panel meet?', 'For example, 27 3 2026'),
  'panel-postponed.date': asked('The new date', 'For example, 27 3 2026'),
  'panel-postponed.askedBy': asked(
    'Who asked for it?',
    'Time that the complainant asked for is not counted as the council’s',
  ),
  'panel-date-set.askedBy': asked('Who asked for this date? (optional)'),
  'panel-held.mode': asked('How was it held?', 'In person, by video, or both'),
  'panel-papers-sent.to': asked('To whom did the papers go?', 'Everybody gets the same papers, in the same order'),
  'panel-held.present': asked('Who was there?'),
  'panel-held.companions': asked(
    'Who came with the complainant? (optional)',
    'An advocate and one other person may come, and either may speak. Full names, one on each line, and who spoke',
  ),
  'panel-held.submissions': asked(
    'What was put to the panel?',
    'Regulation 19(5): the panel considers what each of them has to say, by word or in writing',
  ),
  'panel-reported.sentTo': asked(
    'To whom was the report sent?',
    'Regulation 20: everybody below, and anybody else with a sufficient interest',
  ),
  'panel-report-received.sentTo': asked('To whom was the report sent?'),
  'independent-person-consulted.note': asked(
    'What they said (optional)',
    'On each recommendation of the panel. It is read by everybody who may see the complaint',
  ),
  'panel-reported.reason': asked('Where it is late: why (optional)'),
  'stage-3-responded.reason': asked('Where it is late: why (optional)'),
  'stage-3-responded.reasons': asked(
    'Reasons (optional)',
    'For what differs from the panel, where it is not said at the point',
  ),
  'early-referral-made.agreedBy': asked('Who agreed, in writing?'),
  'early-referral-made.investigationRobust': asked('Why the investigation was robust'),
  'early-referral-made.actionPlan': asked('The action plan'),
  'early-referral-made.desiredOutcomesMet': asked('Which of the outcomes that they wanted are met?'),
  'complaint-closed.reason': asked('Why is it closed?'),
  'complaint-linked.to': asked('The reference of the other complaint'),
  'complaint-linked.as': asked('How are they linked?'),
  'outcome-told.to': asked(
    'Who was told? (or say below why not)',
    'The child, or another person affected, one on each line',
  ),
  'outcome-told.notToldBecause': asked('Why they were not told'),
  'childs-wishes-recorded.view': asked(
    'What the child wishes (or say below why not asked)',
    'In the child’s own words where there are any',
  ),
  'childs-wishes-recorded.notSoughtBecause': asked('Why the child was not asked'),
  'disputed-decision-considered.decision': asked('Which decision is complained about?'),
  'disputed-decision-considered.deferred': asked('Is it put off until the complaint is answered?'),
  'complainant-did-not-answer.asked': asked('What had they been asked?'),
  'action-agreed.action': asked('A short name for it', 'It is called by this from now on'),
  'action-agreed.says': asked('What is promised?'),
  'action-agreed.from': asked('Where does it come from?'),
  'action-varied.says': asked('What is promised now (optional)'),
  'action-varied.agreedBy': asked('Who agreed to the change?'),
  'apology-sent.action': asked('Which promise does it keep? (optional)'),
  'payment-offered.action': asked('Which promise does it keep? (optional)'),
  'payment-answered.action': asked('Which promise does it keep? (optional)'),
  'payment-made.action': asked('Which promise does it keep? (optional)'),
  'ombudsman-decided.reference': asked('The Ombudsman’s reference', 'For example, 24 001 566'),
  'ombudsman-decided.faults': asked('What faults were found? (optional)', 'One on each line'),
  'ombudsman-decided.actions': asked('What was agreed', 'One action on each line, as the decision words it'),
  'evidence-sent.actions': asked('For which actions?'),
  'compliance-confirmed.actions': asked('For which actions? (optional)'),
  'evidence-registered.what': asked('What is it?', 'For example: the visiting record of 3 May to 28 June'),
  'evidence-registered.who': asked('From whom? (optional)', 'Whoever gave it or said it'),
  'files-requested.from': asked('From whom? (optional)', 'The team or the person who keeps them'),
  'files-requested.what': asked('Which files?', 'Named as they are to be named when they come'),
  'files-supplied.what': asked('Which files?', 'Named as when they were asked for'),
  'interview-planned.who': asked('With whom?', 'Their full name'),
  'interview-planned.what': asked('About what? (optional)'),
  'interview-held.what': asked('What was said? (optional)', 'In short; the agreed note is kept with the files'),
  'files-withheld.from': asked('From whom?'),
  'files-withheld.reason': asked('The reason in law'),
  'independent-person-took-part.in': asked('In what discussion?'),
  'authority-given.actsFor': asked('For whom do they act?'),
  'authority-given.scope': asked('For what? (optional)'),
  'authority-withdrawn.actsFor': asked('For whom did they act? (optional)'),
  'complaint-withdrawn.reason': asked('Reason (optional)', 'As the complainant gave it. They need not give one'),
}

const OPTIONAL = ' (optional)'

/** How a field of a step is asked for; what may be left out says so. */
export function fieldAsked(type: string, name: string, needed: boolean): Asked {
  const own = FIELDS[`${type}.${name}`] ?? FIELDS[name] ?? asked(fieldLabel(name))
  const optional = !needed && !own.label.includes('optional') && name !== 'on' && !own.label.endsWith('?')
  return optional ? { ...own, label: `${own.label}${OPTIONAL}` } : own
}

const CHOICES: Readonly<Record<string, string>> = {
  ...PROCEDURE_WORDS,
  ...CLASS_WORDS,
  ...FINDING_WORDS,
  'in-person': 'In person',
  'web-form': 'Form on the website',
  'not-entitled': 'They are not among those who may complain',
  'not-in-scope': 'It is not about anything in this procedure',
  'out-of-time': 'It is out of time',
  proceedings: 'Other proceedings would be prejudiced',
  repeat: 'It has been through all three stages already',
  'late-request': 'The request came late',
  'response-sent-no-request': 'Answered, and no next stage was asked for',
  'all-stages-done': 'All stages are done',
  'io-report': 'The investigating officer’s report',
  'ip-report': 'The independent person’s report',
  adjudication: 'The adjudication',
  complex: 'The complaint is complex',
  'advocate-awaited': 'An advocate is being found',
  'form-demanded': 'A form was demanded',
  'already-done': 'Already done',
  'not-ours': 'Not ours to answer: passed on',
  'accepted-in-part': 'Accepted in part',
  'upheld-early-resolution': 'Upheld, settled early',
}

/** A choice in words. */
export const choiceInWords = (value: string): string => CHOICES[value] ?? spelledOut(value)

const spelledOut = (value: string): string => {
  const words = value.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
