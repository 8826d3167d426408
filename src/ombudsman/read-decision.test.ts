import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { englandAndWales } from '../../test/calendar.ts'
import { day } from '../kernel/day.ts'
import type { Decision } from './decision.ts'
import { EARLY_RESOLUTIONS } from './fixtures/early-resolutions.ts'
import { ODD_LAYOUTS } from './fixtures/odd-layouts.ts'
import { STATEMENTS } from './fixtures/statements.ts'
import { judgeDecision } from './judge-decisions.ts'
import { splitLines } from './lines.ts'
import { readDecision, readDecisionLines, workingDaysIn } from './read-decision.ts'

const FIXTURES = [...STATEMENTS, ...EARLY_RESOLUTIONS, ...ODD_LAYOUTS]
const add = workingDaysIn(englandAndWales)
const read = (text: string): Decision => readDecision(text, add)

const fixture = (part: string) => {
  const found = FIXTURES.find(({ name }) => name.includes(part))
  if (!found) throw new Error(`No fixture: ${part}`)
  return found
}

describe('Layouts of published decisions', () => {
  for (const { name, text, expected, unsure } of FIXTURES) {
    test(name, () => {
      const decision = read(text)
      const said = decision.unsure.map(({ what }) => what)
      assert.deepEqual(judgeDecision(expected, { ...decision, unsure: [] }), { misses: [], falseAlarms: [] })
      assert.equal(decision.actions.length, expected.actions.length)
      assert.equal(said.length, unsure.length, said.join('; '))
      for (const part of unsure)
        assert.ok(
          said.some((what) => what.includes(part)),
          part,
        )
    })
  }

  const marker = /^\s*(?:\d+\.|[•-])\s+/gm
  const wrapped = (line: string) => line.replace(/(.{1,78})(?: |$)/g, '$1\n').trimEnd()
  const saved: Readonly<Record<string, (text: string) => string>> = {
    'Windows line ends': (text) => text.replaceAll('\n', '\r\n'),
    'straight quotation marks': (text) => text.replace(/[’‘]/g, "'"),
    'non-breaking spaces': (text) => text.replaceAll('  ', '\u00A0 '),
    'everything indented': (text) => text.replace(/^/gm, '   '),
    'nothing indented': (text) => text.replace(/^ +/gm, ''),
    'blank lines doubled': (text) => text.replaceAll('\n', '\n\n'),
    'lines wrapped': (text) => text.split(/\r?\n/).map(wrapped).join('\n'),
    'dashes for every marker': (text) => text.replace(marker, '- '),
    'no markers': (text) => text.replace(marker, ''),
  }
  for (const [how, save] of Object.entries(saved)) {
    test(`saved with ${how} a decision reads the same`, () => {
      for (const { name, text, expected } of FIXTURES.filter(({ text }) => !/^(?:<|#)/.test(text))) {
        const { misses, falseAlarms } = judgeDecision(expected, { ...read(save(text)), unsure: [] })
        assert.deepEqual([misses, falseAlarms], [[], []], name)
      }
    })
  }
})

describe('What a decision holds besides its actions', () => {
  const decision = read(fixture('cookies after the end').text)

  test('the header, with the reference as published', () => {
    assert.equal(decision.format, 'redress-decision/1')
    assert.equal(
      decision.summary,
      'Mrs K said the Council took too long over her complaint. It did, and has agreed to put this right.',
    )
  })

  test('sections under their headings, list items with their paragraph, and nothing of the page around them', () => {
    assert.deepEqual(
      decision.sections.map(({ heading, paragraphs }) => [heading, paragraphs.length]),
      [
        ['The complaint', 1],
        ['The Ombudsman’s role and powers', 1],
        ['What I found', 0],
        ['What happened', 1],
        ['Analysis', 1],
        ['Agreed action', 3],
        ['Final decision', 1],
      ],
    )
    assert.equal(
      decision.sections[0]?.paragraphs[0],
      'Mrs K says the Council:\n• sent her £45 in fares too few in May 2020; and\n• promised on 4 June 2020 to reply within 10 working days.',
    )
  })

  test('statutes with their sections, and people as anonymised', () => {
    assert.deepEqual(decision.statutes, ['Local Government Act 1974, sections 26(1) and 26A(1)'])
    assert.deepEqual(decision.people, ['Mrs K'])
    const report = read(fixture('public report').text)
    assert.deepEqual(report.statutes, [
      'Children Act 1989 Representations Procedure (England) Regulations 2006, regulation 17',
      'Local Government Act 1974, section 31(2)',
    ])
    assert.deepEqual(read(fixture('restarts after bullets').text).people, ['Ms T', 'P'])
  })

  test('hard-wrapped lines are put together again', () => {
    const { sections } = read(fixture('public report').text)
    assert.match(
      sections[0]?.paragraphs[0] ?? '',
      /without a form of the Council’s own\. We looked .* should do about it\.$/,
    )
    assert.match(sections[3]?.paragraphs[0] ?? '', /the action it has taken or proposes to take\./)
  })

  test('lines taken from elsewhere read as the text does', () => {
    const { text } = fixture('cookies after the end')
    assert.deepEqual(readDecisionLines(splitLines(text), add), decision)
  })
})

describe('Working days', () => {
  test('a working-day limit beyond the calendar comes to no date, and says so', () => {
    const text = fixture('cookies after the end')
      .text.replace('31 Aug 2021', '31 Aug 2093')
      .replace('Within six months', 'Within 65 working days')
    const { actions, unsure } = read(text)
    assert.equal(actions.find(({ kind }) => kind === 'review-procedure')?.due, null)
    assert.equal(actions[0]?.due, '2093-09-30')
    assert.deepEqual(
      unsure.map(({ what }) => what),
      ['The time limit comes to no date that the calendar holds'],
    )
  })

  test('the calendar ends within the count', () => {
    assert.equal(add(day('2035-12-20'), 65), undefined)
    assert.equal(add(day('2099-12-20'), 5), undefined)
    assert.equal(add(day('2024-08-18'), 65), day('2024-11-18'))
  })
})

describe('Any text', () => {
  const seed = { seed: 1989, numRuns: 300 }
  const isWhole = (decision: Decision) => {
    assert.equal(decision.format, 'redress-decision/1')
    assert.deepEqual(JSON.parse(JSON.stringify(decision)), decision)
    for (const { due } of decision.actions) if (due !== null) assert.match(due, /^\d{4}-\d{2}-\d{2}$/)
  }

  test('is read without a throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 100 }), fc.string({ maxLength: 200 })), (text) =>
        isWhole(read(text)),
      ),
      seed,
    )
  })

  const WORDS = [
    'the Council',
    'will',
    'agreed to',
    'apologise',
    'pay',
    'Ms X',
    '£100',
    '£',
    'within',
    'one month',
    'of my decision',
    'and',
    ',',
    ':',
    ';',
    '.',
    '\n',
    '\n\n',
    '  1. ',
    '- ',
    '• ',
    'a) ',
    'Agreed action',
    'Final decision',
    'Summary:',
    'Decision date : 31 Jan 2024',
    'Decision : Upheld',
    'Hexley Council (23 900 001)',
    'by 31 February 2024',
    '<p>',
    '</p>',
    '<li>',
    'the following',
    'stage two',
    'this',
    '(',
    ')',
    '“',
    '”',
    '&#99999999;',
    '<script>',
    'in total',
    'each',
  ]

  test('made of the words of decisions in any order is read without a throw', () => {
    const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(text, (words) => isWhole(read(words))),
      seed,
    )
  })

  test('that a decision becomes by cutting and turning its lines is read without a throw', () => {
    const mutated = fc
      .tuple(fc.constantFrom(...FIXTURES), fc.nat(), fc.nat(), fc.nat())
      .map(([{ text }, from, length, turn]) => {
        const lines = text.split('\n')
        lines.splice(from % lines.length, length % 5)
        const at = turn % Math.max(1, lines.length)
        return [...lines.slice(at), ...lines.slice(0, at)].join('\n').slice(from % 20)
      })
    fc.assert(
      fc.property(mutated, (text) => isWhole(read(text))),
      seed,
    )
  })

  test('takes time in proportion to its length', () => {
    const took = (text: string) => {
      const start = process.cpuUsage().user
      read(text)
      return process.cpuUsage().user - start
    }
    const awkward = [
      'Agreed action\n' + 'the Council '.repeat(4000),
      'Agreed action\n1. The Council will ' + 'pay and '.repeat(2000),
      'Agreed action\n1. The Council will pay ' + '£1 and '.repeat(1000),
      'Agreed action\n' + '- The Council will:\n'.repeat(1000),
      '<div>' + '<script>'.repeat(4000),
      '<ul><li>'.repeat(1000) + '&amp;'.repeat(4000),
      ' '.repeat(40_000) + 'x',
      'Agreed action\n“' + '" '.repeat(10_000),
      'within one '.repeat(4000),
    ]
    for (const text of awkward) assert.ok(took(text) < 500_000, text.slice(0, 40))
  })
})
