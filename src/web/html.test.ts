import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isSafeAddress } from './html-attribute.ts'
import { attributes, html, joined, type Value } from './html.ts'

const hostile = `<img src=x onerror="alert('1')">&amp;`
const harmless = '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;'

describe('A value in a template', () => {
  test('is escaped in text and in a quoted attribute', () => {
    assert.equal(
      String(html`<p title="${hostile}" class='${hostile}'>${hostile}</p>`),
      `<p title="${harmless}" class='${harmless}'>${harmless}</p>`,
    )
  })

  test('is escaped in a title and a textarea', () => {
    assert.equal(String(html`<title>${'</title>'}</title>`), '<title>&lt;/title&gt;</title>')
    assert.equal(String(html`<textarea>${'</textarea>'}</textarea>`), '<textarea>&lt;/textarea&gt;</textarea>')
  })

  test('is kept as it is where it is markup already', () => {
    assert.equal(String(html`<p>${html`<b>${'<'}</b>`}</p>`), '<p><b>&lt;</b></p>')
  })

  test('is nothing where it is not there, and zero is a number', () => {
    assert.equal(String(html`<p>${undefined}${null}${false}${''}${0}</p>`), '<p>0</p>')
  })

  test('may be a list, however deep', () => {
    assert.equal(String(html`<ul>${['a', [html`<li>b</li>`, ['<']]]}</ul>`), '<ul>a<li>b</li>&lt;</ul>')
    assert.equal(String(joined(['a', 'b', '<'], html`<br>`)), 'a<br>b<br>&lt;')
  })

  test('is not mistaken for markup because it has the same shape', () => {
    const forged = { toString: () => '<script>' } as unknown as Value
    assert.throws(() => html`<p>${forged}</p>`, TypeError)
  })
})

describe('A template is refused', () => {
  const v = 'x'
  const refused: readonly (readonly [string, () => unknown, RegExp])[] = [
    ['a value in an attribute without quotes', () => html`<a class=${v}>x</a>`, /without quotes/],
    ['a value within an attribute without quotes', () => html`<a class=a${v}>x</a>`, /without quotes/],
    ['a value in a script', () => html`<script>let a = "${v}"</script>`, /inside <script>/],
    ['a value in a script written oddly', () => html`<SCRIPT/>${v}</SCRIPT>`, /inside <script>/],
    ['a value in a style', () => html`<style>${v}</style>`, /inside <style>/],
    ['a value in a comment', () => html`<!-- ${v} -->`, /comment/],
    ['a value in a doctype', () => html`<!doctype ${v}>`, /declaration/],
    ['a value in an event attribute', () => html`<a onclick="${v}">x</a>`, /onclick/],
    ['a value in an event attribute in capitals', () => html`<a ONCLICK="${v}">x</a>`, /onclick/],
    ['a value in a style attribute', () => html`<a style="color: ${v}">x</a>`, /style/],
    ['a value in srcdoc', () => html`<iframe srcdoc="${v}"></iframe>`, /srcdoc/],
    ['a value as a bare word in a tag', () => html`<a ${v}>x</a>`, /as a word in a tag/],
    ['a value as part of an attribute name', () => html`<a data-${v}="1">x</a>`, /part of a word/],
    ['a value that makes an attribute name', () => html`<a ${v}="1">x</a>`, /part of a word/],
    ['a value as the name of a tag', () => html`<${v}>x</a>`, /name of a tag/],
    ['a value as part of the name of a tag', () => html`<h${v}>x</h1>`, /as a word in a tag/],
    ['a value as part of an address', () => html`<a href="/complaints/${v}">x</a>`, /whole address/],
    ['two values as one address', () => html`<a href="${v}${v}">x</a>`, /whole address/],
    ['a template that ends inside a tag', () => html`<a class="${v}"`, /outside any tag/],
    ['a template that ends inside a quote', () => html`<a class="${v}>x</a>`, /outside any tag/],
    ['markup as the value of an attribute', () => html`<a title="${html`<b>x</b>`}">x</a>`, /text or a number/],
    ['a list as the value of an attribute', () => html`<a title="${['x']}">x</a>`, /text or a number/],
    ['attributes outside a tag', () => html`<p>${attributes({ id: v })}</p>`, /only in a tag/],
    ['an event among the attributes', () => attributes({ onclick: v }), /onclick/],
    ['a style among the attributes', () => attributes({ style: v }), /style/],
    ['an attribute name with a space', () => attributes({ 'a onclick': v }), /Not an attribute/],
    ['an unsafe address among the attributes', () => attributes({ href: 'javascript:alert(1)' }), /safe address/],
    ['an unsafe address', () => html`<a href="${'javascript:alert(1)'}">x</a>`, /safe address/],
    ['an unsafe action', () => html`<form action="${'//other.example'}"></form>`, /safe address/],
    ['an unsafe source', () => html`<img src="${'data:image/svg+xml,x'}" alt="">`, /safe address/],
  ]
  for (const [what, make, why] of refused) {
    test(what, () => {
      assert.throws(make, (error: Error) => error instanceof TypeError && why.test(error.message))
    })
  }

  test('every time, not only when first used', () => {
    const make = () => html`<a onclick="${v}">x</a>`
    assert.throws(make, TypeError)
    assert.throws(make, TypeError)
  })
})

describe('Attributes', () => {
  test('stand in a tag, escaped, those that are absent left out', () => {
    const list = attributes({ id: 'a"b', hidden: true, open: false, lang: undefined, tabindex: 2, href: '/a?b=1&c=2' })
    assert.equal(String(html`<a${list}>x</a>`), '<a id="a&quot;b" hidden tabindex="2" href="/a?b=1&amp;c=2">x</a>')
    assert.equal(String(html`<a class="c"${attributes({})}>x</a>`), '<a class="c">x</a>')
  })
})

describe('An address', () => {
  const safe = [
    '/',
    '/complaints/22%20006',
    '#top',
    '?day=1',
    'https://example.org/a:b',
    'HTTPS://example.org',
    'mailto:a@example.org',
    'tel:0300',
    'rules',
    'a/b?c',
  ]
  const unsafe = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'http://example.org',
    'ftp://example.org',
    '//example.org',
    '/\t/example.org',
    '/\\example.org',
    '\\\\example.org',
    'a:b',
    '',
    ' ',
    'https://',
  ]
  for (const address of safe)
    test(`is safe: ${JSON.stringify(address)}`, () => assert.equal(isSafeAddress(address), true))
  for (const address of unsafe)
    test(`is not safe: ${JSON.stringify(address)}`, () => assert.equal(isSafeAddress(address), false))
})
