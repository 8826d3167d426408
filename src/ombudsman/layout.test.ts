import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { roleOf } from './headings.ts'
import { linesOfHtml, looksLikeHtml } from './html-lines.ts'
import { layOut } from './layout.ts'
import { sentencesOf } from './sentences.ts'

const parts = (text: string) =>
  layOut(text.split('\n')).parts.map(({ heading, blocks }) => [heading, ...blocks.map((block) => block.text)])

describe('Headings and paragraphs', () => {
  test('a heading needs no blank line around it', () => {
    assert.deepEqual(parts('Analysis\n- One.\nA heading of its own\n- Two.\nFinal decision\n- Three.'), [
      ['Analysis', 'One.'],
      ['A heading of its own', 'Two.'],
      ['Final decision', 'Three.'],
    ])
  })

  test('a line that ends in a stop, holds a sum or begins a list is no heading', () => {
    assert.deepEqual(parts('Agreed action\nThe Council will:\nApologise to Ms X\nPay Ms X £100\nIt is late.'), [
      ['Agreed action', 'The Council will:', 'Apologise to Ms X', 'Pay Ms X £100', 'It is late.'],
    ])
  })

  test('the furniture of the page is left out, and nothing after its end is read', () => {
    const text =
      'Analysis\n\n  1. One.\n\nBack to top\n\nFinal decision\n\n  1. Two.\n\nPrint this page\n\nLGO logogram\n\nMore words.'
    assert.deepEqual(parts(text), [
      ['Analysis', 'One.'],
      ['Final decision', 'Two.'],
    ])
  })

  test('markers and indentation are kept apart from the words', () => {
    const { parts: read } = layOut(['Analysis', '  1. One:', '    a) two', '\t• three', '(iv) four', '12) five'])
    assert.deepEqual(
      read[0]?.blocks.map(({ mark, marker, indent, text }) => [mark, marker, indent, text]),
      [
        ['1.', 'number', 2, 'One:'],
        ['a)', 'letter', 4, 'two'],
        ['•', 'bullet', 4, 'three'],
        ['(iv)', 'letter', 0, 'four'],
        ['12)', 'number', 0, 'five'],
      ],
    )
  })
})

describe('Header', () => {
  const title = (text: string) => layOut([text]).title

  test('the reference in any of its forms', () => {
    for (const reference of ['22 006 612', '22-006-612', '22006612']) {
      assert.deepEqual(title(`Some Council (${reference})`), {
        council: 'Some Council',
        reference: '22 006 612',
        more: '',
      })
    }
    assert.equal(title('Some Council (22 006 612a)')?.reference, '22 006 612a')
    assert.equal(title('Some Council (22 006 612) and A Trust (22 006 613)')?.more, 'and A Trust (22 006 613)')
    assert.equal(title('In 2022 (see 006)'), undefined)
  })

  test('the summary may be wrapped, and stops at the next heading', () => {
    const { summary, parts: read } = layOut(['Summary: One', 'two.', '', 'The complaint', '1. Three.'])
    assert.equal(summary, 'One two.')
    assert.equal(read[0]?.heading, 'The complaint')
  })
})

test('what headings are about', () => {
  const roles = {
    action: [
      'Agreed action',
      'Agreed actions:',
      'Agred action',
      'Recommended action',
      'Recommendations',
      'Agreed remedy',
      'Action',
      'Service improvements',
      'Agreed recommendations',
    ],
    remedy: ['Remedy', 'Injustice and remedy', 'Remedying the injustice'],
    finding: ['My assessment', 'Analysis', 'What I found', 'Was there fault by the Council?', 'Findings', 'Injustice'],
    background: [
      'The complaint',
      'The Ombudsman’s role and powers',
      'How I considered this complaint',
      'What happened',
      'Law and guidance',
      'The statutory complaints procedure',
      'Parts of the complaint that I did not investigate',
      'What I have and have not investigated',
      'What should have happened',
    ],
    final: ['Final decision', 'Decision'],
    other: ['Complaint handling at stage two', 'Miss Y'],
  }
  for (const [role, headings] of Object.entries(roles))
    for (const heading of headings) assert.equal(roleOf(heading), role, heading)
})

test('sentences end at a stop before a capital, not at an abbreviation or within a sum', () => {
  const text = 'It paid Mr. X £1.50, e.g. for fares. (It said so.) “Why?” Then no. 4 came. Ms X. The end'
  assert.deepEqual(
    sentencesOf(text).map((sentence) => sentence.text),
    ['It paid Mr. X £1.50, e.g. for fares.', '(It said so.)', '“Why?”', 'Then no. 4 came.', 'Ms X.', 'The end'],
  )
})

describe('Page source', () => {
  test('is told from words', () => {
    assert.ok(looksLikeHtml('<!DOCTYPE html><p>a</p>') && looksLikeHtml(' <html>') && looksLikeHtml('x <p>a</p>'))
    assert.ok(!looksLikeHtml('Category : Children > Other\n5 < 6'))
  })

  test('becomes the lines that a browser shows', () => {
    const html =
      '<h2>One &amp; two</h2><script>no("</p>")</script><p>A <b>bold</b>\n word&#8217;s &pound;5<br>next</p><!-- <p>no</p> --><ol><li>x:<ul><li>y</li></ul></li><li>z</li></ol>3 < 4'
    assert.deepEqual(
      linesOfHtml(html).filter((line) => line !== ''),
      ['One & two', 'A bold word’s £5', 'next', '  1. x:', '    • y', '  2. z', '3 < 4'],
    )
  })

  test('of any quality is read', () => {
    for (const html of ['<', '<p', '</li></ul>', '<li>a', '&#0;&#xFFFFFFFF;&bogus;', '<script>never closed']) {
      assert.ok(Array.isArray(linesOfHtml(html)), html)
    }
  })
})
