import { didYouMean } from '../kernel/nearest.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import {
  type Allowed,
  bands,
  choice,
  flag,
  type PaymentBands,
  problemWith,
  reminderDays,
  roles,
  type Roles,
  workingDays,
} from './policy-values.ts'

/**
 * What a council settles for itself where the sources disagree or are silent: P1 to P22. Numbers are working days
 * unless the title says otherwise.
 */
export type Policies = {
  readonly 'stage2.clock_start': 'request_received' | 'statement_agreed'
  readonly 'stage2.end_event': 'response_sent' | 'io_report'
  readonly 'stage1.limit': '10_then_20' | '20'
  readonly 'stage2.request_window': 'none' | '20wd_soft' | '28days_soft'
  readonly 'stage3.request_window': '20wd_hard' | '20wd_soft'
  readonly 'stage3.response_clock': '5_plus_15' | '20_from_panel'
  readonly 'calendar.count_trigger_day': boolean
  readonly 'calendar.non_working_receipt': 'same_day' | 'next_working_day'
  readonly 'routing.s47': 'corporate' | 'statutory_like'
  readonly 'ombudsman.early_referral_test': 'all_upheld' | 'all_significant_upheld'
  readonly 'reg8.resume': 'fresh' | 'remaining'
  readonly 'payments.bands': PaymentBands
  readonly 'ack.days': number
  readonly 'dp.day_count': 'statute' | 'day_after_receipt'
  readonly 'fostering.registration': 'excluded' | 'statutory_on_request'
  readonly 'stage2.statement_days': number
  readonly update_every: number
  readonly appoint_days: number
  readonly reminders: readonly number[]
  readonly authorisers: Authorisers
  readonly recommendation_days: number
  readonly deemed_delivery: number
}

export type PolicyKey = keyof Policies

/** Who may extend a stage, refuse a step, vary a promised action, or override a local rule. */
export type Authorisers = Readonly<Record<'extend' | 'refuse' | 'vary' | 'override', Roles>>

/** One policy: its number in the catalogue, its name, what it may be, what it is unless a council says otherwise, and why. */
export type PolicyDefinition<Value = unknown> = {
  readonly number: string
  readonly title: string
  readonly allowed: Allowed
  readonly default: Value
  readonly reason: string
}

export const POLICIES: { readonly [Key in PolicyKey]: PolicyDefinition<Policies[Key]> } = {
  'stage2.clock_start': {
    number: 'P1',
    title: 'What starts the stage 2 clock',
    allowed: choice('request_received', 'statement_agreed'),
    default: 'request_received',
    reason:
      'The Ombudsman counted from the request in Oxfordshire (2022) and Kent (2024), and to the day in Cornwall (25 005 179); from the agreed statement in Haringey (2024). A spoken request not yet in writing runs from the agreed record (regulation 16). The other clock is always shown beside it.',
  },
  'stage2.end_event': {
    number: 'P2',
    title: 'What ends the stage 2 clock',
    allowed: choice('response_sent', 'io_report'),
    default: 'response_sent',
    reason: 'Essex and North Somerset: the whole stage is to be done within the limit, with its adjudication.',
  },
  'stage1.limit': {
    number: 'P3',
    title: 'The limit for stage 1',
    allowed: choice('10_then_20', '20'),
    default: '10_then_20',
    reason: 'The 20 working days that decisions speak of are the most; 10 come first.',
  },
  'stage2.request_window': {
    number: 'P4',
    title: 'The time to ask for stage 2',
    allowed: choice('none', '20wd_soft', '28days_soft'),
    default: '20wd_soft',
    reason: 'No hard limit in law was found; most councils say 20 working days. A late request is accepted.',
  },
  'stage3.request_window': {
    number: 'P5',
    title: 'The time to ask for a review panel',
    allowed: choice('20wd_hard', '20wd_soft'),
    default: '20wd_soft',
    reason:
      'A late request may lawfully be refused (Wandsworth 23 002 843), but not without thought. Counted from the arrival of a whole answer that explained the right.',
  },
  'stage3.response_clock': {
    number: 'P6',
    title: 'The limit for the final response',
    allowed: choice('5_plus_15', '20_from_panel'),
    default: '5_plus_15',
    reason: 'Regulation 20 gives 5 days for the report and 15 from its receipt; 20 from the panel is a cross-check.',
  },
  'calendar.count_trigger_day': {
    number: 'P7',
    title: 'Whether the day of the event is day 1',
    allowed: flag,
    default: false,
    reason: 'The ordinary rule for a period within so many days of an event leaves the day of the event out.',
  },
  'calendar.non_working_receipt': {
    number: 'P8',
    title: 'A thing that arrives on a day that is not a working day',
    allowed: choice('same_day', 'next_working_day'),
    default: 'same_day',
    reason: 'It reached the council on the day it reached the council; deeming it later gives the council a day more.',
  },
  'routing.s47': {
    number: 'P9',
    title: 'Where section 47 enquiries and child protection conferences belong',
    allowed: choice('corporate', 'statutory_like'),
    default: 'corporate',
    reason: 'Section 47 is not among the functions that regulation 3 lists; a mixed complaint is split by point.',
  },
  'ombudsman.early_referral_test': {
    number: 'P10',
    title: 'Which points must be upheld before stage 3 may be left out',
    allowed: choice('all_upheld', 'all_significant_upheld'),
    default: 'all_upheld',
    reason: 'Staffordshire (20 003 792) says all; that all significant points are enough is not confirmed.',
  },
  'reg8.resume': {
    number: 'P11',
    title: 'The clock after a hold',
    allowed: choice('fresh', 'remaining'),
    default: 'fresh',
    reason: 'It runs afresh from the complainant’s return or the council’s own lifting, whichever comes first.',
  },
  'payments.bands': {
    number: 'P12',
    title: 'What payments the council considers, in pounds',
    allowed: bands,
    default: { edition: 'none', bands: [] },
    reason: 'A person decides on every payment; no band of the Ombudsman’s guidance could be confirmed.',
  },
  'ack.days': {
    number: 'P13',
    title: 'Days to acknowledge',
    allowed: choice(2, 3, 5),
    default: 2,
    reason: 'No limit was found in the Regulations; councils promise 2, 3 or 5 working days.',
  },
  'dp.day_count': {
    number: 'P14',
    title: 'How the 30 calendar days of a data protection complaint are counted',
    allowed: choice('statute', 'day_after_receipt'),
    default: 'statute',
    reason:
      'The Act counts from the day of receipt itself; published advice starts the day after. The earlier is safe.',
  },
  'fostering.registration': {
    number: 'P15',
    title: 'Whether the approval of foster carers may be complained about here',
    allowed: choice('excluded', 'statutory_on_request'),
    default: 'excluded',
    reason:
      'It belongs to the fostering panel and the Independent Review Mechanism; some councils run it through the stages.',
  },
  'stage2.statement_days': {
    number: 'P16',
    title: 'Days to agree the statement of complaint',
    allowed: workingDays,
    default: 10,
    reason:
      'From the appointment of both, without the complainant’s reply time. Three months was delay (Somerset 23 013 837).',
  },
  update_every: {
    number: 'P17',
    title: 'The longest time without an update while a stage is overdue or extended',
    allowed: workingDays,
    default: 10,
    reason: 'Silence was fault in Suffolk (23 015 464) and Cornwall (25 002 762); how often is for the council.',
  },
  appoint_days: {
    number: 'P18',
    title: 'Days to have the investigating officer and the independent person in post',
    allowed: workingDays,
    default: 5,
    reason: 'Without delay, says the law; five days leave time for the statement.',
  },
  reminders: {
    number: 'P19',
    title: 'When to remind, in calendar days before a date',
    allowed: reminderDays,
    default: [14, 5],
    reason: 'Once in time to act, once in time to chase.',
  },
  authorisers: {
    number: 'P20',
    title: 'Who may extend, refuse, vary an action, or override a local rule',
    allowed: roles,
    default: {
      extend: ['complaints-manager'],
      refuse: ['complaints-manager'],
      vary: ['adjudicating-officer'],
      override: ['complaints-manager'],
    },
    reason: 'The complaints manager co-ordinates (regulation 10); actions are promised by the adjudicating officer.',
  },
  recommendation_days: {
    number: 'P21',
    title: 'Days for an accepted recommendation without a date',
    allowed: workingDays,
    default: 60,
    reason:
      'A promise without a date is still a promise; about three months is what the Ombudsman allows for wider changes.',
  },
  deemed_delivery: {
    number: 'P22',
    title: 'Days from posting to arrival',
    allowed: workingDays,
    default: 2,
    reason: 'The time to ask for the next stage runs from the arrival of the letter.',
  },
}

export const POLICY_KEYS = Object.keys(POLICIES) as readonly PolicyKey[]

/** What holds where a council has settled nothing. */
export const DEFAULT_POLICIES: Policies = Object.fromEntries(
  POLICY_KEYS.map((key) => [key, POLICIES[key].default]),
) as Policies

/** Each policy with what it is set to, in the order of their numbers. */
export const policiesInForce = (policies: Policies) =>
  POLICY_KEYS.map((key) => {
    const { number, title, reason } = POLICIES[key]
    return { number, title, reason, value: policies[key] }
  })

/**
 * Reads a council's own settings, an object of policy keys and values; what it leaves out keeps its default.
 * Every unknown key and value is named, with the nearest known one; then nothing is taken over.
 */
export function readPolicies(value: unknown): Result<Policies, string[]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return fail(['Policies are an object of keys and values, such as { "ack.days": 3 }'])
  }
  const problems = Object.entries(value).flatMap(([key, setting]) => {
    if (!isPolicyKey(key)) return [unknownKey(key)]
    const problem = problemWith(setting, POLICIES[key].allowed)
    return problem === undefined ? [] : [`${key}: ${problem}`]
  })
  return problems.length > 0 ? fail(problems) : ok({ ...DEFAULT_POLICIES, ...value })
}

const isPolicyKey = (key: string): key is PolicyKey => Object.hasOwn(POLICIES, key)

function unknownKey(key: string): string {
  const numbered = POLICY_KEYS.find((known) => POLICIES[known].number === key)
  const hint = numbered ? `It is called ${numbered}.` : didYouMean(key, POLICY_KEYS)
  return [`${key} is no policy.`, hint ?? `The policies are ${POLICY_KEYS.join(', ')}.`].join(' ')
}
