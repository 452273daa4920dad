export { loadData } from '../src/base/load-data.ts';
