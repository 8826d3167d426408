import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mayComplain, PERSON_CLASSES, STANDING, standingOf } from './standing.ts'

describe('Who may complain', () => {
  test('the classes of the vocabulary, each with its place in the Act', () => {
    assert.deepEqual(
      PERSON_CLASSES.map((personClass) => [personClass, STANDING[personClass].cites[0]?.at]),
      [
        ['child', 's26(3)(a)'],
        ['care-leaver', 's24D'],
        ['parent', 's26(3)(b)'],
        ['person-with-parental-responsibility', 's26(3)(c)'],
        ['foster-carer', 's26(3)(d)'],
        ['special-guardian', 's26(3C)'],
        ['child-under-special-guardianship', 's26(3C)'],
        ['special-guardianship-applicant', 's26(3C)'],
        ['adopter', 's26(3B)'],
        ['adopted-person', 's26(3B)'],
        ['prospective-adopter', 's26(3B)'],
        ['former-guardian', 's26(3B)'],
        ['adoption-support-recipient', 's26(3B)'],
        ['other-sufficient-interest', 's26(3)(e)'],
      ],
    )
  })
  test('a listed person complains in their own right, whatever was decided about their interest', () => {
    const listed = PERSON_CLASSES.filter((personClass) => STANDING[personClass].listed)
    assert.equal(listed.length, PERSON_CLASSES.length - 1)
    for (const personClass of listed) {
      for (const interest of [undefined, true, false])
        assert.equal(mayComplain(personClass, interest), 'yes', personClass)
    }
  })
  test('a relative may where the council finds the interest sufficient; until it decides, perhaps', () => {
    assert.equal(mayComplain('other-sufficient-interest'), 'maybe')
    assert.equal(mayComplain('other-sufficient-interest', true), 'yes')
    assert.equal(mayComplain('other-sufficient-interest', false), 'no')
    assert.equal(standingOf('other-sufficient-interest').interestNeeded, true)
  })
  test('someone whose class is not recorded is presumed to be entitled, never for certain', () => {
    assert.equal(mayComplain(undefined), 'maybe')
    assert.equal(mayComplain(undefined, false), 'maybe')
    assert.equal(mayComplain(undefined, true), 'yes')
  })
  test('an advocate is for children and care leavers, not for parents and carers', () => {
    const owed = PERSON_CLASSES.filter((personClass) => standingOf(personClass).advocate === 'yes')
    assert.deepEqual(owed, ['child', 'care-leaver', 'child-under-special-guardianship'])
    assert.equal(standingOf('parent').advocate, 'no')
    assert.equal(standingOf('adopted-person').advocate, 'maybe')
    assert.equal(standingOf(undefined).advocate, 'maybe')
  })
})
