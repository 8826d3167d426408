import type { LegalFunction } from '../vocabulary.ts'
import { type Wording, wording } from './wording.ts'

// What families, carers and young people complain about. Everything here is invented.

export type Theme = {
  readonly function: LegalFunction
  /** The team complained about. */
  readonly service: string
  readonly says: Wording
  readonly wants: Wording
}

export const theme = (
  legal: LegalFunction,
  service: string,
  says: readonly string[],
  wants: readonly string[],
): Theme => ({
  function: legal,
  service,
  says: wording(...says),
  wants: wording(...wants),
})

/** Help for a family at home, and for a disabled child. */
export const AT_HOME: readonly Theme[] = [
  theme(
    's17',
    'Assessment Team',
    [
      'The assessment {begun|promised} {before the holidays|at the first call|when the baby came} was {never finished|finished without seeing the children|shared only after three reminders}.',
      'The assessment {calls a flat with damp a suitable home|mixes up the two brothers|leaves out what the health visitor said}.',
      'Nobody {explained|would say} why the assessment {ended|was closed} after {one visit|a single phone call}.',
    ],
    [
      '{A new assessment|The mistakes corrected}, by someone who {meets the children|listens first}.',
      'The assessment, {in writing|with what comes next}.',
    ],
  ),
  theme(
    's17',
    'Family Support',
    [
      '{Three|Four|Six} visits {in a row |}were cancelled, {the last by text message|most of them on the day|with no reason given}.',
      'The family support worker {left without a word|was moved to another team} and {nobody took over|the family heard it from the school}.',
      'Calls and messages {went unanswered for five weeks|were never returned}, even {when the boiler broke|after the eviction letter}.',
      'The plan {said weekly help|promised help with bedtimes}; {it came twice|nobody ever came}.',
    ],
    [
      '{A worker who stays|One named worker} and {visits that happen|a plan with dates}.',
      'To be {called back|told when a visit is off}.',
    ],
  ),
  theme(
    's17',
    'Children with Disabilities',
    [
      'Short breaks were cut from {six|eight} hours a week to {two|three} {without a review|by letter, before anyone had visited}.',
      'Direct payments stopped {overnight|for two months} and {carers went unpaid|no reason was given}.',
      'The carer’s assessment {asked for a year ago|offered in the meeting} has {not begun|been put off twice}.',
      'The adaptations to the {bathroom|front step} have waited {eleven|nine|fourteen} months for a signature.',
    ],
    ['The hours {put back|paid back}{, and the review that was due|}.', 'A decision, {in writing|with its reasons}.'],
  ),
  theme(
    's17',
    'Family Support',
    [
      'The worker {laughed at a question|read out private matters in the corridor|spoke as if a crime had been committed}.',
      'The {record|report} says {the father was drunk|the mother refused help|the home was dirty}, and {no one who was there agrees|it is not so}.',
      'The family’s {language|faith|deafness} was {treated as a nuisance|not thought of until the third meeting}.',
    ],
    ['An apology that {is meant|says what for}.', 'The record {put right|corrected, with both sides in it}.'],
  ),
]

/** A child who lives away from home, seen by the family. */
export const AWAY_FROM_HOME: readonly Theme[] = [
  theme(
    's20',
    'Children in Care',
    [
      'The agreement was signed {in a hospital corridor|late at night} with nobody {to explain it|to interpret}.',
      'The {children|sisters} were {placed two hours away|separated} {though an aunt had offered a home|and the family was told afterwards}.',
      'A return home was {talked of for months|promised for the holidays} and {then never mentioned again|put off without a date}.',
    ],
    ['A plan for {coming home|being together}, {with dates|in writing}.'],
  ),
  theme(
    's34',
    'Family Time',
    [
      'Family time was cancelled {three|five|seven} times {since the last review|this term}, {twice when everyone was already there|each time for want of a supervisor}.',
      '{Visits take place in a room without a window|The supervisor changes every week}, and {the baby will not settle|nobody can say who will come}.',
      '{Letters|Birthday presents} for the children {were found in a drawer|did not arrive|went to an old address}.',
    ],
    [
      '{The missed visits made up|A timetable that is kept}.',
      'To be told {before, not after|by a person, not by text}.',
    ],
  ),
  theme(
    's22',
    'Children in Care',
    [
      '{Four|Five|Six} social workers in {a year|fifteen months}, and {each one asks for the whole story again|none has read the file}.',
      'Parents were {not invited to the review|given the wrong day} and got {no minutes|the minutes a term later}.',
      'A {school move|change of placement|hospital stay} was decided and the family {read of it in an email|was not asked}.',
    ],
    [
      '{To be asked|To be told} before {it is decided|things change}.',
      '{One|A} social worker who {stays|knows the children}.',
    ],
  ),
  theme(
    's26',
    'Reviewing Service',
    [
      'The review that was due {after three months|before the move} {did not take place|was held without the family}.',
      'What the last review decided, {a medical|counselling|a life story book}, {has not been done|was done for one child only}.',
    ],
    ['What was decided {to be done|by a date}.'],
  ),
]

/** Those who look after other people’s children. */
export const FOSTERING: readonly Theme[] = [
  theme(
    'fostering-support',
    'Fostering',
    [
      'The allowance was {paid late three months running|reduced after a change of age band that nobody explained}.',
      'A child came with {no medical card|a bag and no papers}, and {the placement meeting was never held|the delegated authority arrived after two months}.',
      'Respite {agreed for the holidays|promised every sixth week} was withdrawn {the day before|without another offer}.',
      'After the allegation{, which came to nothing,|} {no one called for three weeks|support was withdrawn the same day}.',
    ],
    [
      '{What is owed, paid|The decision explained}.',
      'Support that {is there when things are hard|does not depend on who is on duty}.',
    ],
  ),
  theme(
    's22',
    'Children in Care',
    [
      'The child was moved {at a day’s notice|on her birthday|in the week of his exams} and {we were not asked|nobody told the school}.',
      'The health assessment is {seven|ten} months overdue, and {the dentist|the eye test} was {left to us|missed}.',
    ],
    ['Decisions made {with the people who live with him|in good time}.'],
  ),
]

/** Special guardians, adopters and relatives. */
export const KINSHIP: readonly Theme[] = [
  theme(
    'special-guardianship',
    'Kinship Support',
    [
      'The support plan {that came with the order|promised in court} has {never been reviewed|been reviewed once, by phone}.',
      'The allowance was {stopped at the review|cut by a third} {without a letter|and the means test cannot be followed}.',
    ],
    ['{The plan reviewed|A decision in writing}, {with us in the room|and what was missed made good}.'],
  ),
  theme(
    'special-guardianship',
    'Kinship Support',
    [
      'Therapy for {him|her|the two of them} was {refused because the order is “final”|promised and then handed to a waiting list of two years}.',
      'Since the order {nobody has rung to ask how we are|every call ends with “that is not us any more”}.',
    ],
    ['{Someone for him to talk to|Help that does not end with a date on an order}.'],
  ),
  theme(
    'special-guardianship',
    'Family Time',
    [
      'Nobody helps {when the visits with his mother become frightening|when she does not come and the children wait}.',
      'We were left to arrange every visit ourselves{, with a man the court told us to be careful of|}.',
    ],
    ['A safe place for the visits{, and a plan|}.'],
  ),
]

export const ADOPTION: readonly Theme[] = [
  theme(
    'adoption',
    'Adoption Support',
    [
      'The assessment for adoption support {took fourteen months|was begun again with each new worker}.',
      'Letters from {his birth mother|her brothers} {were held back for a year|were sent on unread and upset everyone}.',
      'The {life story book|later life letter} {never came|has another child’s name in it}.',
    ],
    ['{Help before things break|The help that was promised}, {soon|with a name and a date}.'],
  ),
  theme(
    'adoption',
    'Adoption Support',
    [
      'We were told {of her early years after the order was made|that he had been moved four times only when he asked}.',
      'When he began to {run away|break things} the advice was {a course in the autumn of next year|to call the police}.',
    ],
    ['{The whole story|What is on the file}, {so that we can help her|as it should have been told}.'],
  ),
]

/** What other procedures take: a point about it is sent on with a reason. */
export const ELSEWHERE: readonly Theme[] = [
  theme(
    'conference',
    'Safeguarding',
    ['The conference {went ahead without the grandparents|decided before anyone had spoken}.'],
    ['The decision {looked at again|taken back}.'],
  ),
  theme(
    'ehc-plan',
    'Special Educational Needs',
    [
      'The education, health and care plan is {five|eight} months late.',
      'The plan names a school that {has no place|is forty miles away}.',
    ],
    ['{The plan|A school place}.'],
  ),
  theme(
    'school',
    'Education',
    ['The school {sent him home every day at noon|took her off the register}.'],
    ['{Full days at school|A place back}.'],
  ),
  theme(
    'court-report',
    'Court Team',
    ['The report to the court {leaves out two years|says things that were never said}.'],
    ['The report {corrected|withdrawn}.'],
  ),
  theme(
    's47',
    'Assessment Team',
    ['The enquiry was {opened on a neighbour’s word|kept open for months after it had found nothing}.'],
    ['To be {cleared in writing|told how it ended}.'],
  ),
]
