import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { office } from '../../../../test/browser/office.ts'
import { reading, text } from '../../../../test/browser/reading.ts'

describe('The rulebook', () => {
  const { law } = office()
  const open = reading()

  test('shows every rule once, under its id', async () => {
    const { root } = await open('/rules')
    const shown = root.querySelectorAll('.redress-rule').map((card) => card.id)
    assert.deepEqual(shown.sort(), Object.keys(law.rules).sort())
  })

  test('shows what it asks, its source, its force, how long, and whether it was confirmed', async () => {
    const { root } = await open('/rules')
    const words = text(root.getElementById('S2.complete'))
    for (const part of [
      /^Finish stage 2 S2\.complete Regulations Confirmed /,
      /Source SI 2006\/1738 reg 17; /,
      /Owed by The council/,
      /How long 25 working days/,
      /Starts with Stage 2 asked for; /,
      /May be extended To 65 working days in all\. /,
    ])
      assert.match(words, part)
    const unconfirmed = root.querySelectorAll('.redress-rule').filter((card) => / Not confirmed /.test(text(card)))
    assert.deepEqual(
      unconfirmed.map((card) => card.id).sort(),
      Object.values(law.rules)
        .filter((rule) => !rule.verified)
        .map((rule) => rule.id)
        .sort(),
    )
  })

  test('says how many complaints each rule touches, and leads to them', async () => {
    const { root } = await open('/rules')
    const link = root.getElementById('S1.respond')?.querySelector('a[href^="/?rule="]')
    const count = Number(/^\d+/.exec(text(link))?.[0])
    assert.ok(count > 0)
    const listed = (await open(link?.getAttribute('href') ?? '')).root
    assert.equal(listed.querySelectorAll('.redress-case__reference').length, count)
    assert.equal(text(listed.querySelector('.redress-chosen__item')), 'S1.respond: Answer at stage 1')
    assert.match(text(root.getElementById('S3.early-referral')), /Applies to No complaint today/)
  })

  test('shows each policy as it is set, with its reason', async () => {
    const { root } = await open('/rules')
    for (const { number, reason } of law.policies) {
      const row = root.getElementById(number)?.closest('.govuk-summary-list__row')
      assert.ok(text(row).includes(reason.replace(/\s+/g, ' ')), number)
    }
    assert.match(text(root.getElementById('P1')?.closest('.govuk-summary-list__row')), / From the request /)
    for (const [number, words] of [
      ['P8', / The day on which it arrives /],
      ['P12', / None set /],
      ['P15', / No /],
      ['P20', / To extend: complaints manager; to refuse: /],
    ] as const)
      assert.match(text(root.getElementById(number)?.closest('.govuk-summary-list__row')), words)
  })

  test('says whose number it is where the law gives none', async () => {
    const { root } = await open('/rules')
    assert.match(
      text(root.getElementById('S2.appoint-io')),
      /How long As many working days as the council sets: now 5 \(policy P18\)/,
    )
  })
})
