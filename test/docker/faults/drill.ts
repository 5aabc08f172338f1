/** What `npm run drill:crashpoints` needs. */
export { connect } from '../../../src/deploy/connect.ts';
export { crashpoints } from './crashpoints.ts';
export { crashpointsPage, drillLine, isBad } from './crashpoints-page.ts';
