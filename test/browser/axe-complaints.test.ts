import { axeFindsNothing } from './axe.ts'
import { COMPLAINT_PAGES } from './pages.ts'

axeFindsNothing(COMPLAINT_PAGES, ['a complaint that runs', 'a complaint on a day that is none'])
