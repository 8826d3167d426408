import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { reading, rowsOf, text } from '../../../../test/browser/reading.ts'

describe('The calendar', () => {
  const open = reading()

  test('shows this year’s bank holidays in order, and says which were published', async () => {
    const { root } = await open('/calendar')
    assert.equal(text(root.querySelector('caption')), 'Bank holidays in 2024')
    assert.deepEqual(rowsOf(root.querySelector('table')), [
      ['Monday 1 January 2024', 'New Year’s Day', 'Published'],
      ['Friday 29 March 2024', 'Good Friday', 'Published'],
      ['Monday 1 April 2024', 'Easter Monday', 'Published'],
      ['Monday 6 May 2024', 'Early May bank holiday', 'Published'],
      ['Monday 27 May 2024', 'Spring bank holiday', 'Published'],
      ['Monday 26 August 2024', 'Summer bank holiday', 'Published'],
      ['Wednesday 25 December 2024', 'Christmas Day', 'Published'],
      ['Thursday 26 December 2024', 'Boxing Day', 'Published'],
    ])
    assert.equal(root.querySelector('.govuk-inset-text'), null)
  })

  test('says of a day that is not published yet that it is assumed', async () => {
    const { root } = await open('/calendar?year=2029')
    assert.match(
      text(root.querySelector('.govuk-inset-text')),
      /^Bank holidays are published up to Tuesday 26 December 2028\./,
    )
    const published = new Set(rowsOf(root.querySelector('table')).map((row) => row[2]))
    assert.deepEqual([...published], ['Assumed'])
  })

  test('names the version and the source of the list', async () => {
    const { root } = await open('/calendar')
    const facts = text(root.querySelector('.redress-facts'))
    assert.match(facts, /Version england-and-wales\/\d{4}-\d{2}-\d{2} Source GOV\.UK bank holidays/)
    assert.match(facts, /Published up to Tuesday 26 December 2028 Covers 1 January 2006 to 31 December 2035/)
  })

  test('leads to every year that it covers and no other', async () => {
    const { root } = await open('/calendar?year=2026')
    const links = root.querySelectorAll('nav.redress-contents a')
    assert.equal(links.length, 30)
    assert.equal(text(root.querySelector('nav.redress-contents [aria-current]')), '2026')
    for (const link of [links.at(0), links.at(-1)])
      assert.equal((await open(link?.getAttribute('href') ?? '')).status, 200)
    for (const wrong of ['2005', '2036', '2024.0', 'x'])
      assert.equal((await open(`/calendar?year=${wrong}`)).status, 404)
  })
})
