import { isAddress, isForbidden } from './html-attribute.ts'

/** Where a value stands in a template, and so how it must be written. */
export type Hole = 'text' | 'attribute' | 'address' | 'attributes'

type State =
  | 'text'
  | 'declaration'
  | 'comment'
  | 'raw'
  | 'tag'
  | 'in tag'
  | 'name'
  | 'after name'
  | 'before value'
  | 'value in "'
  | "value in '"
  | 'bare value'

const RAW: ReadonlySet<string> = new Set([
  'script',
  'style',
  'iframe',
  'noscript',
  'noembed',
  'noframes',
  'xmp',
  'plaintext',
])
const checked = new WeakMap<TemplateStringsArray, readonly Hole[]>()

/** The place of every value in the template. Throws a TypeError where a value may not stand. */
export function holesOf(strings: TemplateStringsArray): readonly Hole[] {
  const known = checked.get(strings)
  if (known) return known
  const reader = new TemplateReader()
  const holes = strings.slice(1).map((next, i) => {
    reader.read(strings[i] ?? '')
    return reader.hole(next)
  })
  reader.read(strings[strings.length - 1] ?? '')
  reader.end()
  checked.set(strings, holes)
  return holes
}

// The states of the HTML tokenizer that matter for where a value may stand.
class TemplateReader {
  #state: State = 'text'
  #tag = ''
  #attribute = ''
  #value = ''
  #seen = ''

  read(text: string): void {
    for (const character of text) {
      this.#seen += character
      this.#step(character)
    }
  }

  hole(next: string): Hole {
    this.#seen += '${…}'
    switch (this.#state) {
      case 'text':
        return 'text'
      case 'tag':
      case 'in tag':
        return this.#attributesHole(next)
      case 'value in "':
      case "value in '":
        return this.#valueHole(next)
      case 'before value':
      case 'bare value':
        return this.#refuse('in an attribute without quotes')
      case 'raw':
        return this.#refuse(`inside <${this.#tag}>`)
      case 'comment':
      case 'declaration':
        return this.#refuse('in a comment or declaration')
      case 'name':
      case 'after name':
        return this.#refuse('as part of a word in a tag')
    }
  }

  end(): void {
    if (this.#state !== 'text') throw new TypeError(`A template must end outside any tag: …${this.#seen.slice(-60)}`)
  }

  #attributesHole(next: string): Hole {
    if (this.#state === 'tag' && !/^[a-z]/i.test(this.#tag)) return this.#refuse('as the name of a tag')
    if (next !== '' && !/^[\s/>]/.test(next)) return this.#refuse('as part of a word in a tag')
    this.#state = 'in tag'
    return 'attributes'
  }

  #valueHole(next: string): Hole {
    if (isForbidden(this.#attribute)) return this.#refuse(`in the attribute ${this.#attribute}`)
    if (!isAddress(this.#attribute)) return 'attribute'
    const quote = this.#state.slice(-1)
    if (this.#value !== '' || !next.startsWith(quote))
      return this.#refuse('as a part of an address; make the whole address first')
    return 'address'
  }

  #refuse(where: string): never {
    throw new TypeError(`A value may not stand ${where}: …${this.#seen.slice(-60)}`)
  }

  #step(character: string): void {
    switch (this.#state) {
      case 'text':
        if (character === '<') this.#open('')
        return
      case 'declaration':
        if (this.#seen.endsWith('<!--')) this.#state = 'comment'
        else if (character === '>') this.#state = 'text'
        return
      case 'comment':
        if (this.#seen.endsWith('-->')) this.#state = 'text'
        return
      case 'raw':
        if (this.#seen.toLowerCase().endsWith(`</${this.#tag}`)) this.#open(`/${this.#tag}`)
        return
      case 'tag':
        return this.#inTagName(character)
      default:
        return this.#inTag(character)
    }
  }

  #open(tag: string): void {
    this.#state = 'tag'
    this.#tag = tag
  }

  #inTagName(character: string): void {
    if (this.#tag === '' && character === '!') this.#state = 'declaration'
    else if (this.#tag === '' && !/[a-z/]/i.test(character)) this.#state = 'text'
    else if (character === '>') this.#close()
    else if (/\s/.test(character) || (character === '/' && this.#tag !== '')) this.#state = 'in tag'
    else this.#tag += character.toLowerCase()
  }

  #close(): void {
    this.#state = RAW.has(this.#tag) ? 'raw' : 'text'
  }

  #inTag(character: string): void {
    if (this.#state === 'value in "' || this.#state === "value in '") {
      if (this.#state.endsWith(character)) this.#state = 'in tag'
      else this.#value += character
    } else if (character === '>') this.#close()
    else if (this.#state === 'before value') this.#startValue(character)
    else if (this.#state === 'bare value') this.#state = /\s/.test(character) ? 'in tag' : 'bare value'
    else this.#inName(character)
  }

  #startValue(character: string): void {
    this.#value = ''
    if (character === '"') this.#state = 'value in "'
    else if (character === "'") this.#state = "value in '"
    else if (!/\s/.test(character)) this.#state = 'bare value'
  }

  #inName(character: string): void {
    if (character === '=' && this.#attribute !== '' && this.#state !== 'in tag') this.#state = 'before value'
    else if (/\s/.test(character)) this.#state = this.#state === 'name' ? 'after name' : this.#state
    else if (character === '/') this.#state = 'in tag'
    else {
      this.#attribute = this.#state === 'name' ? this.#attribute + character.toLowerCase() : character.toLowerCase()
      this.#state = 'name'
    }
  }
}
