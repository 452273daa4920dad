import { Fault } from '../../base/faults.ts';
import type { DataProblem } from '../api-data.ts';

/** A text that does not fit, with what is wrong where. */
export class DataInvalid extends Fault {
  readonly problems: DataProblem[];

  constructor(path: string, problems: DataProblem[]) {
    const [first] = problems;
    const where = first?.line ? `${path}:${first.line}` : path;
    super('data_invalid', { where, count: problems.length, problem: first?.problem.en ?? '' });
    this.problems = problems;
  }
}
