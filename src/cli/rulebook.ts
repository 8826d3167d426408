import type { Limit, Rule } from '../law/rule.ts'
import { hanging, plural } from './terminal.ts'

const SECTIONS: Readonly<Record<Rule['section'], string>> = {
  '7.1': 'Before the stages',
  '5.3': 'Where a point belongs',
  '7.2': 'Stage 1: local resolution',
  '7.3': 'Stage 2: investigation',
  '7.4': 'Stage 3: review panel',
  '7.5': 'The Ombudsman',
  '7.6': 'Records, reports and personal data',
}

const FORCES: Readonly<Record<Rule['force'], string>> = {
  ACT: 'Act',
  REG: 'regulation',
  GUID: 'guidance',
  OMB: 'Ombudsman',
  POL: 'local policy',
}

const UNITS: Readonly<Record<Limit['unit'], string>> = {
  'working-days': 'working day',
  'calendar-days': 'day',
  months: 'month',
  years: 'year',
}

/** The rules in which every one of the words occurs, in whatever field. */
export const rulesWith = (words: readonly string[], rules: readonly Rule[]): readonly Rule[] =>
  rules.filter((rule) => {
    const text = searchText(rule)
    return words.every((word) => text.includes(word.toLowerCase()))
  })

const searchText = (rule: Rule): string =>
  [
    [rule.id, rule.title, rule.says, rule.ifMissed, rule.note, limitText(rule)],
    [SECTIONS[rule.section], FORCES[rule.force], rule.force, ...citations(rule)],
    [...rule.starts, ...rule.ends, ...rule.movedBy],
  ]
    .flat()
    .join('\n')
    .toLowerCase()

const citations = ({ cites }: Rule): string[] => cites.map(({ says }) => says)

/** `10 working days, at most 20 with a notice`; empty where the rule has no number. */
export function limitText({ limits, extension }: Rule): string {
  const last = limits.at(-1)
  if (!last) return ''
  const number = last.n === undefined ? `set by policy ${last.policy ?? ''}` : plural(last.n, UNITS[last.unit])
  const most = extension ? `, at most ${plural(extension.ceiling.n, UNITS[extension.ceiling.unit])} with a notice` : ''
  return `${number}${last.before ? ' before' : ''}${most}`
}

/** The rulebook for people to read. */
export const rulesText = (rules: readonly Rule[], width: number): string =>
  bySection(rules)
    .map(([section, inIt]) =>
      [section, '─'.repeat(section.length), ...inIt.map((rule) => ruleText(rule, width))].join('\n'),
    )
    .join('\n\n')

function ruleText(rule: Rule, width: number): string {
  const limit = limitText(rule)
  const lines = [
    rule.says,
    [limit && `Limit: ${limit}.`, `Owed by: ${rule.owedBy.replaceAll('-', ' ')}.`].filter(Boolean).join(' '),
    `If missed: ${rule.ifMissed}`,
    `Law: ${citations(rule).join('; ')}${rule.verified ? '' : ' (not yet checked against the source)'}.`,
    rule.note && `Note: ${rule.note}`,
  ]
  return [
    hanging('', `${rule.id}: ${rule.title} [${FORCES[rule.force]}]`, width),
    ...lines.filter(Boolean).map((line) => hanging('    ', line || '', width)),
  ].join('\n')
}

/** The rulebook as Markdown, a table for each part of the procedure. */
export const rulesMarkdown = (rules: readonly Rule[]): string =>
  [
    '# Rulebook',
    ...bySection(rules).map(([section, inIt]) =>
      [
        `## ${section}`,
        '',
        '| Rule | What it asks | Limit | Force | Law | Checked against the source |',
        '|---|---|---|---|---|---|',
        ...inIt.map(markdownRow),
      ].join('\n'),
    ),
  ].join('\n\n')

const markdownRow = (rule: Rule): string =>
  `| ${[
    `\`${rule.id}\``,
    `**${rule.title}**. ${rule.says}${rule.note ? ` *${rule.note}*` : ''}`,
    limitText(rule),
    FORCES[rule.force],
    citations(rule).join('; '),
    rule.verified ? 'yes' : 'no',
  ]
    .map((cell) => cell.replaceAll('|', '\\|'))
    .join(' | ')} |`

function bySection(rules: readonly Rule[]): readonly (readonly [string, readonly Rule[]])[] {
  return Object.entries(Object.groupBy(rules, ({ section }) => SECTIONS[section])).map(([name, inIt = []]) => [
    name,
    inIt,
  ])
}
