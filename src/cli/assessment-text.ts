import type { Explain } from '../complaint/assessment-json.ts'
import type { Assessment, Bounds, Duty, Fault, Lateness } from '../complaint/assessment.ts'
import { type Day, dayInFull } from '../kernel/day.ts'
import { byInWords, sinceInWords, someDay, spanInFull, whenInWords } from '../kernel/span-words.ts'
import type { FaultCode, FaultDefinition } from '../law/faults.ts'
import type { Limit, Rule } from '../law/rule.ts'
import type { RuleId } from '../law/rules/index.ts'
import { hanging, plural } from './terminal.ts'

/** The words of the law that a printed check needs. */
export type LawInWords = {
  readonly rules: Readonly<Record<RuleId, Rule<RuleId>>>
  readonly limitOn: (rule: Rule, on: Day) => Limit | undefined
  readonly faults: Readonly<Record<FaultCode, FaultDefinition>>
}

/** An assessment for people to read, `width` letters wide at most. With `explain`, each day that was counted or skipped. */
export function assessmentText(assessment: Assessment, law: LawInWords, width: number, explain?: Explain): string {
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Next step', assessment.next.map((step) => nextText(step, width))],
    ['Faults', certainFirst(assessment.faults).map((fault) => faultText(fault, law, width))],
    ['To know', answersText(assessment, width)],
    ['What is owed, and by when', assessment.duties.map((duty) => dutyText(duty, law, width, explain))],
    ['What the complainant may do now', assessment.rights.map((right) => rightText(right, width))],
    ['What this record does not show, one way or the other', notShownText(assessment, law, width)],
  ]
  return [headline(assessment, width), ...sections.filter(([, lines]) => lines.length > 0).map(sectionText)].join(
    '\n\n',
  )
}

const certainFirst = (faults: readonly Fault[]): readonly Fault[] =>
  faults.toSorted((a, b) => Number(a.certainty === 'possible') - Number(b.certainty === 'possible'))

const sectionText = ([title, lines]: readonly [string, readonly string[]]): string =>
  [title, '─'.repeat(title.length), ...lines].join('\n')

function headline({ reference, council, asOf, stage, held, faults }: Assessment, width: number): string {
  const certain = faults.filter(({ certainty }) => certainty === 'certain').length
  const counts = [
    certain > 0 && `${plural(certain, 'fault')} for certain`,
    certain < faults.length && `${faults.length - certain} possible`,
  ].filter((part) => part !== false)
  return [
    hanging('', [reference, council].filter(Boolean).join(', '), width),
    hanging('', `As it stood on ${spanInFull(asOf)}`, width),
    hanging('', `Stage: ${plain(stage)}${held ? ', on hold' : ''}`, width),
    hanging('', counts.length > 0 ? counts.join(', ') : 'No fault found', width),
  ].join('\n')
}

function nextText({ lead, who, name, must, by, watchedBy }: Assessment['next'][number], width: number): string {
  const when = by ? `, ${byInWords(by)}` : ''
  const watched = watchedBy ? ` The ${plain(watchedBy)} watches it.` : ''
  return hanging(
    lead ? '→ ' : '  ',
    `${capital(plain(who))}${name ? ` (${name})` : ''}: ${must}${when}.${watched}`,
    width,
  )
}

function faultText(fault: Fault, law: LawInWords, width: number): string {
  const { code, certainty, weight, against, says, since, workingDaysLate, because, cites } = fault
  const { title, putRight } = law.faults[code]
  const details = [
    says,
    since && `${capital(sinceInWords(since))}.`,
    workingDaysLate && latenessText(workingDaysLate),
    `To put it right: ${putRight}`,
    `Law: ${cites.join('; ')}. Rests on: ${because.join(', ') || 'what is absent'}.`,
  ]
  return [
    hanging(
      certainty === 'certain' ? '■ ' : '□ ',
      `${title} [${code}: ${plain(weight)}, ${certainty}, ${against}]`,
      width,
    ),
    ...details.filter(Boolean).map((detail) => hanging('    ', detail || '', width)),
  ].join('\n')
}

function dutyText(duty: Duty, law: LawInWords, width: number, explain: Explain | undefined): string {
  const rule = law.rules[duty.rule]
  const due = duty.standing === 'not-owed' ? 'not owed yet' : `due ${whenInWords(duty.due)}`
  const details = [
    countingText(duty, law.limitOn(rule, duty.from.earliest)),
    duty.done && `Done ${whenInWords(duty.done)}.`,
    isOpenOrDone(duty) && latenessText(duty.workingDaysLate),
    duty.explainedBy.length > 0 && `Explained by ${duty.explainedBy.join(', ')}.`,
    duty.assumed && 'Runs past the last published bank holiday: the date may still move.',
    `Law: ${duty.cites.join('; ')}${rule.verified ? '' : ' (not yet checked against the source)'}. Rests on: ${duty.because.join(', ')}.`,
  ]
  return [
    hanging(`${plain(duty.standing).toUpperCase().padEnd(9)} `, `${rule.title}: ${due} [${labels(duty)}]`, width),
    ...details.filter(Boolean).map((detail) => hanging(INDENT, detail || '', width)),
    ...(explain ? countedText(explain(duty), width) : []),
  ].join('\n')
}

/** Of a duty that ended, is held or is not shown, how late it would be says nothing. */
const isOpenOrDone = ({ standing }: Duty): boolean => ['running', 'overdue', 'met', 'met-late'].includes(standing)

const INDENT = ' '.repeat(10)

const labels = ({ rule, owedBy, reading, headline, certainty, points }: Duty): string =>
  [
    rule,
    `owed by ${plain(owedBy)}`,
    reading === 'only' ? '' : `read from ${plain(reading)}${headline ? '' : ', not the reading in force'}`,
    points.length > 0 ? `points ${points.join(', ')}` : '',
    certainty,
  ]
    .filter(Boolean)
    .join('; ')

function countingText({ from, firstDue, due, latest }: Duty, limit: Limit | undefined): string {
  const period = !limit
    ? 'Counted'
    : limit.n === undefined
      ? `By policy ${limit.policy}`
      : plural(limit.n, UNITS[limit.unit])
  const moved = firstDue.earliest !== due.earliest || firstDue.latest !== due.latest
  return [
    `${period} from ${someDay(from)}`,
    moved ? `, first due ${whenInWords(firstDue)}` : '',
    latest ? `, never later than ${someDay(latest)}` : '',
    '.',
  ].join('')
}

const UNITS: Readonly<Record<Limit['unit'], string>> = {
  'working-days': 'working day',
  'calendar-days': 'day',
  months: 'month',
  years: 'year',
}

function countedText(days: ReturnType<Explain>, width: number): string[] {
  if (days.length === 0)
    return [hanging(INDENT, 'The days cannot be listed: the first is not known to the day.', width)]
  return days.map(({ day, counted, why, assumed }) => {
    const number = counted === null ? '   –' : String(counted).padStart(4)
    return `${INDENT}${number}  ${dayInFull(day)}${counted === null ? `: ${why}` : ''}${assumed ? ' (assumed)' : ''}`
  })
}

const latenessText = ({ council, complainant }: Lateness): string =>
  [lateBy(council, ''), lateBy(complainant, ' that the complainant asked for')].filter(Boolean).join(' ')

function lateBy({ atLeast, atMost }: Bounds, whose: string): string {
  if (atMost === 0) return ''
  if (atLeast === atMost) return `${plural(atLeast, 'working day')} late${whose}.`
  if (!Number.isFinite(atMost)) return `At least ${plural(atLeast, 'working day')} late${whose}.`
  return atLeast === 0
    ? `Up to ${plural(atMost, 'working day')} late${whose}.`
    : `${atLeast} to ${atMost} working days late${whose}.`
}

const answersText = ({ answers, explained }: Assessment, width: number): string[] => [
  ...answers.map(({ answer, certainty, says }) => hanging('  ', `${says} [${answer}, ${certainty}]`, width)),
  ...explained.map(({ code, says, explainedBy }) =>
    hanging('  ', `${says} No fault: explained by ${explainedBy.join(', ')}. [${code}]`, width),
  ),
]

function rightText({ says, until, cites }: Assessment['rights'][number], width: number): string {
  const when = until ? ` Ends ${whenInWords(until)}.` : ''
  return hanging('  ', `${says}${when}${cites.length > 0 ? ` (${cites.join('; ')})` : ''}`, width)
}

const notShownText = ({ notShown }: Assessment, law: LawInWords, width: number): string[] =>
  notShown.map((code) => hanging('  ', `${law.faults[code].title} [${code}]`, width))

const plain = (code: string): string => code.replaceAll(/[-_]/g, ' ')
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
