import type { Limit, Rule } from '../../../law/rule.ts'
import { summaryList, type SummaryRow } from '../../components/summary-list.ts'
import { tag } from '../../components/tag.ts'
import { capitalised } from '../../dates.ts'
import type { Law } from '../../deps.ts'
import { html, type Html } from '../../html.ts'
import type { Page } from '../../layout.ts'
import { EVENT_WORDS } from '../../words/events.ts'
import { ruleListPath } from '../../paths.ts'
import { policiesSection } from './policies.ts'
import { FORCE_WORDS, OWED_BY_WORDS, periodInWords, SECTION_WORDS, unitInWords } from '../../words/law.ts'

/** How many complaints each rule touches. */
export type Touched = ReadonlyMap<string, number>

/** Every rule that the service applies, with its source and whether it was confirmed. */
export function rulebookPage(law: Law, touched: Touched): Page {
  const { rules } = law
  const all: readonly Rule[] = Object.values(rules)
  const sections = [...new Set(all.map(({ section }) => section))]
  const unconfirmed = all.filter((rule) => !rule.verified).length
  return {
    title: 'Rulebook',
    part: 'rules',
    main: html`<h1 class="govuk-heading-xl">Rulebook</h1>
<p class="govuk-body-l">The ${all.length} rules that every date and every fault rests on. ${unconfirmed} of them are not confirmed from a primary source, and say so.</p>
<dl class="redress-forces">${Object.entries(FORCE_MEANINGS).map(([force, meaning]) => html`<div><dt>${force}</dt> <dd>${meaning}</dd></div>`)}</dl>
<nav class="redress-contents" aria-labelledby="contents"><h2 class="govuk-heading-s" id="contents">On this page</h2>
<ul class="redress-contents__list">${sections.map((section) => html`<li><a class="govuk-link" href="${`#section-${section}`}">${SECTION_WORDS[section]}</a></li>`)}<li><a class="govuk-link" href="#policies">Policies of the council</a></li></ul></nav>
${sections.map((section) =>
  sectionOf(
    section,
    all.filter((rule) => rule.section === section),
    law,
    touched,
  ),
)}
${policiesSection(law)}`,
  }
}

const FORCE_MEANINGS: Readonly<Record<string, string>> = {
  [FORCE_WORDS.ACT]: 'binding; can be breached in law',
  [FORCE_WORDS.REG]: 'binding; can be breached in law',
  [FORCE_WORDS.GUID]: 'to be followed, unless exceptional local circumstances justify otherwise',
  [FORCE_WORDS.OMB]: 'shown in published decisions',
  [FORCE_WORDS.POL]: 'the council’s own choice, because no national rule was found',
}

const sectionOf = (section: Rule['section'], rules: readonly Rule[], law: Law, touched: Touched): Html =>
  html`<section class="redress-section" aria-labelledby="${`section-${section}`}">
<h2 class="govuk-heading-l" id="${`section-${section}`}">${SECTION_WORDS[section]}</h2>
${rules.map((rule) => ruleCard(rule, law, touched.get(rule.id) ?? 0))}
</section>
`

const ruleCard = (rule: Rule, law: Law, touched: number): Html => html`<article class="redress-rule" id="${rule.id}">
<h3 class="govuk-heading-m redress-rule__title">${rule.title}</h3>
<p class="redress-rule__tags"><span class="redress-rule__id">${rule.id}</span> ${tag({ text: FORCE_WORDS[rule.force], classes: 'govuk-tag--blue' })} ${
  rule.verified
    ? tag({ text: 'Confirmed', classes: 'govuk-tag--green' })
    : tag({ text: 'Not confirmed', classes: 'govuk-tag--yellow' })
}</p>
<p class="govuk-body">${rule.says}</p>
${summaryList({ classes: 'redress-facts', rows: [...ruleRows(rule, law), touchedRow(rule, touched)] })}
</article>
`

/** It runs in them, or a fault in them rests on it. */
const touchedRow = ({ id }: Rule, touched: number): SummaryRow => ({
  key: { text: 'Applies to' },
  value: {
    text:
      touched === 0
        ? 'No complaint today'
        : html`<a class="govuk-link" href="${ruleListPath(id)}">${touched.toLocaleString('en-GB')} ${touched === 1 ? 'complaint' : 'complaints'}<span class="govuk-visually-hidden"> to which ${id} applies</span></a>`,
  },
})

function ruleRows(rule: Rule, law: Law): readonly SummaryRow[] {
  const { extension, target } = rule
  const rows: readonly (readonly [key: string, text: string | undefined])[] = [
    ['Source', rule.cites.map(({ says }) => says).join('; ')],
    ['Owed by', OWED_BY_WORDS[rule.owedBy]],
    ['How long', rule.limits.map((limit) => limitInWords(limit, rule.limits.length > 1, law)).join('; ')],
    ['Starts with', eventsInWords(rule.starts)],
    ['Done by', eventsInWords(rule.ends)],
    ['May be moved by', eventsInWords(rule.movedBy)],
    [
      'May be extended',
      extension &&
        `to ${periodInWords(extension.ceiling.n, extension.ceiling.unit)} in all. ${extension.when} Approved by the ${extension.approver}`,
    ],
    ['To aim at', target && `${periodInWords(target.n, target.unit)}. ${target.says}`],
    ['If it is missed', rule.ifMissed],
    ['Note', rule.note],
  ]
  return rows.flatMap(([key, text]) => (text ? [{ key: { text: key }, value: { text: capitalised(text) } }] : []))
}

function limitInWords(limit: Limit, oneOfSeveral: boolean, { policies }: Law): string {
  const set = policies.find(({ number }) => number === limit.policy)?.value
  const period =
    limit.n === undefined
      ? `as many ${unitInWords(limit.unit)} as the council sets${limit.policy ? `: now ${String(set)} (policy ${limit.policy})` : ''}`
      : periodInWords(limit.n, limit.unit)
  return `${period}${limit.before ? ' before' : ''}${oneOfSeveral ? `, from ${limit.from}` : ''}`
}

const eventsInWords = (types: Rule['starts']): string => types.map((type) => EVENT_WORDS[type]).join('; ')
