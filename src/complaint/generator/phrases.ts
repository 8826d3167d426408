import type { Finding } from '../vocabulary.ts'
import { type Wording, wording } from './wording.ts'

// What is written in the course of a complaint, beside the points themselves. Everything here is invented.

/** Why somebody found as they did. */
export const BECAUSE: { readonly [F in Finding]: Wording } = {
  upheld: wording(
    'The {records|case notes} bear this out.',
    'The manager {accepts|agrees} that {it happened so|this should not have happened}.',
    'There is {no record of|nothing to show} any other {call|visit|letter}.',
  ),
  'partially-upheld': wording(
    'It was {late|cut short}, though {for fewer weeks than was thought|for a reason that could have been given}.',
    'The {decision|advice} was {sound|right}; the way it was told was not.',
    'Some of it is {on the record|borne out}, and some is remembered differently.',
  ),
  'not-upheld': wording(
    'The {file|record} shows that {the call was returned|the letter was sent|the offer was made}.',
    'The decision {follows|is within} the {policy|care plan}, and its reasons were given.',
    'Those who were there {all say otherwise|remember a calm conversation}.',
  ),
  'no-finding': wording(
    'Two {honest accounts|people} differ and there is no record to {choose|decide} by.',
    'The worker has {left|moved away} and could not be asked.',
  ),
}

/** Why a later voice finds otherwise than the one before. */
export const OTHERWISE = wording(
  'The {emails|phone records} {found since|given to the panel} show {more|otherwise}.',
  'The effect on the {child|family} weighs more than {the report|the letter} allowed.',
)

export const OFFERED = wording(
  'A {visit|meeting} with the manager {within the week|next Tuesday}.',
  'A {named worker|fresh assessment} {from Monday|within a month}.',
  'An apology{, in person if it is wanted|}.',
)

export const TERMS = wording(
  'The {visits|payments} {start again on Monday|are made up this month}; the manager rings {each Friday|at the end of the month}.',
  'The record now {carries both accounts|says what the family says}, and the worker has {apologised|rung to say sorry}.',
  'A {new worker|time to talk} {that suits|agreed on the phone}. {Nothing more is wanted.|That is all that was asked for.}',
)

export const CHASED = wording(
  '“You said {a week|ten days}. It has been {longer|a good deal longer}.”',
  '{Rang|Wrote} to ask {who has it now|whether anyone has read it}.',
  '“Is anybody {there|dealing with this}?”',
)

export const NEWS = wording(
  'Who has been {seen|spoken to}, who is still to come, and when {there will be more|to expect the answer}.',
  'An apology for the wait, and {the new date|what it hangs on}.',
)

export const STILL_UNHAPPY = wording(
  '“You answered the letter. You did not answer me.”',
  'Asks for {someone from outside|the next step|an investigation}{, as the letter said they could|}.',
  '“{Sorry|An apology} is not {an answer|a plan}.”',
)

/** Why stage 2 needs longer. */
export const WHY_LONGER = wording(
  '{A|One} worker has left the council and can be seen only {next month|in three weeks}.',
  'The {files of two teams|records of the earlier placement} are still {to come|being found}.',
  '{More people|Twice as many people} have to be seen than was thought.',
)

export const LATE_PANEL_REPORT = wording(
  'A member was ill{ for a week|}.',
  'The panel asked for {one more document|the contact sheets} before it wrote.',
)

export const PROCEEDINGS = wording(
  '{Care|Family|Private family} proceedings{ in the county court|}',
  'A {police investigation|criminal trial}{ of a former worker|}',
)

export const WHY_HELD = wording(
  'The court will decide {the same facts|who is believed}, and {an answer now could prejudice it|what is said here could be used there}.',
)

/** What an investigation or a panel recommends, and the kind of thing it is. */
export const RECOMMENDED: readonly { readonly is: 'apology' | 'payment' | 'action'; readonly says: Wording }[] = [
  { is: 'apology', says: wording('Apologise in writing for {the delay|the missed visits|what was put on the record}') },
  { is: 'action', says: wording('{Review|Look again at} the {care plan|support plan} with the family in the room') },
  { is: 'payment', says: wording('Pay for {the short breaks that were missed|the travel to cancelled visits}') },
  { is: 'action', says: wording('{Correct|Add the family’s account to} the record of the {home visit|meeting}') },
  { is: 'action', says: wording('{Name a worker|Say who to call} when {the worker is away|nobody answers}') },
  { is: 'apology', says: wording('{A manager apologises|The head of service apologises} in person') },
  {
    is: 'action',
    says: wording('{Train|Brief} the {team|duty desk} in {cancelling visits|speaking with young people}'),
  },
  { is: 'payment', says: wording('Consider a payment for {distress|the time and trouble}') },
  { is: 'action', says: wording('Write {guidance|a checklist} on {letters about money|telling families of a move}') },
  { is: 'action', says: wording('Offer {a meeting|life story work|a fresh assessment}{ within a month|}') },
]
