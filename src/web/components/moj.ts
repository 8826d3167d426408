// Patterns of the MOJ Design System, written by hand: it publishes no fixtures to check against.
import { attributes, type Content, html, type Html } from '../html.ts'
import { heading, type HeadingLevel } from './heading.ts'

export type SubNavigation = {
  readonly label: string
  readonly items: readonly { readonly text: Content; readonly href: string; readonly current?: boolean }[]
}

export const subNavigation = (navigation: SubNavigation): Html =>
  html`<nav class="moj-sub-navigation" aria-label="${navigation.label}">
<ul class="moj-sub-navigation__list">${navigation.items.map(
    (
      item,
    ) => html`<li class="moj-sub-navigation__item"><a class="moj-sub-navigation__link" href="${item.href}"${attributes({
      'aria-current': item.current ? 'page' : undefined,
    })}>${item.text}</a></li>
`,
  )}</ul>
</nav>`

export type IdentityBar = { readonly title: Content; readonly details: readonly Content[]; readonly menu?: Content }

/** Who or what the page is about, kept in sight. */
export const identityBar = (bar: IdentityBar): Html =>
  html`<div class="moj-identity-bar"><div class="moj-identity-bar__container">
<div class="moj-identity-bar__details"><span class="moj-identity-bar__title">${bar.title}</span>${bar.details.map(
    (detail) => html` <span class="moj-identity-bar__detail">${detail}</span>`,
  )}</div>
${bar.menu !== undefined && html`<div class="moj-identity-bar__actions">${bar.menu}</div>`}
</div></div>`

export type TimelineItem = {
  readonly id?: string
  readonly title: Content
  readonly by?: Content
  readonly date: Content
  readonly description?: Content
}

export type Timeline = { readonly headingLevel: HeadingLevel; readonly items: readonly TimelineItem[] }

export const timeline = (timeline: Timeline): Html =>
  html`<ol class="moj-timeline">${timeline.items.map((item) => timelineItem(item, timeline.headingLevel))}</ol>`

const timelineItem = (item: TimelineItem, level: HeadingLevel): Html =>
  html`<li class="moj-timeline__item"${attributes({ id: item.id })}>
<div class="moj-timeline__header">${heading(level, { class: 'moj-timeline__title' }, item.title)}${
    item.by !== undefined && html` <p class="moj-timeline__byline">by ${item.by}</p>`
  }</div>
<p class="moj-timeline__date">${item.date}</p>
${item.description !== undefined && html`<div class="moj-timeline__description">${item.description}</div>`}
</li>
`
