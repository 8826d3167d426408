import { dayInFull, parseDay } from '../kernel/day.ts'
import type { Decision, DecisionAction } from '../ombudsman/decision.ts'
import { hanging, plural } from './terminal.ts'

/** A decision as read, for people, `width` letters wide at most. */
export function decisionText(decision: Decision, width: number): string {
  const { reference, council, category, summary, sections, statutes, people, actions, unsure } = decision
  const paragraphs = sections.reduce((sum, section) => sum + section.paragraphs.length, 0)
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['Summary', summary === null ? [] : [hanging('  ', summary, width)]],
    ['What is to be done', actions.flatMap((action, index) => actionText(action, index + 1, width))],
    ['Not sure of', unsure.map(({ what, passage }) => hanging('  ? ', `${what}: “${passage}”`, width))],
    ['Law named', statutes.map((statute) => hanging('  ', statute, width))],
    ['People', people.length > 0 ? [hanging('  ', people.join(', '), width)] : []],
    ['Text', sections.map((section) => sectionText(section, width))],
  ]
  return [
    [
      hanging('', `${reference ?? 'No reference'}, ${council ?? 'no council'}`, width),
      hanging('', `${decision.decision ?? 'No decision'}${dated(decision.decisionDate)}`, width),
      ...(category.length > 0 ? [hanging('', category.join(', '), width)] : []),
      `${plural(paragraphs, 'paragraph')}, ${plural(actions.length, 'action')}`,
    ].join('\n'),
    ...parts
      .filter(([, lines]) => lines.length > 0)
      .map(([title, lines]) => [title, '─'.repeat(title.length), ...lines].join('\n')),
  ].join('\n\n')
}

function actionText(
  { says, kind, amount, to, due, phrase, stage, part }: DecisionAction,
  number: number,
  width: number,
): string[] {
  const facts = [
    kind.replaceAll('-', ' '),
    part && stage && `${part} ${stage.replaceAll('-', ' ')}`,
    amount !== null && `£${amount}`,
    to !== null && `to ${to}`,
    due === null ? 'no date' : `by ${inFull(due)}`,
    phrase !== null && `“${phrase}”`,
  ]
  const first = `  ${number}. `
  return [hanging(first, facts.filter(Boolean).join(', '), width), hanging(' '.repeat(first.length), says, width)]
}

const sectionText = ({ heading, paragraphs }: Decision['sections'][number], width: number): string =>
  hanging('  ', `${heading}: ${plural(paragraphs.length, 'paragraph')}`, width)

const dated = (text: string | null): string => (text === null ? '' : ` on ${inFull(text)}`)

function inFull(text: string): string {
  const day = parseDay(text)
  return day === undefined ? text : dayInFull(day)
}
